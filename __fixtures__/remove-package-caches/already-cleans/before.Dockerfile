FROM debian:bookworm
RUN apt-get update && apt-get install -y nano && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y nano && apt-get clean && rm -r "/var/lib/apt/lists"
RUN apt-get update && apt-get install -y nano && rm -rf /var/lib/apt /var/cache/apt
RUN apt-get update && apt-get install -y nano && rm -rf /var/{lib/apt/lists,cache/apt}/*
RUN apt-get update && apt-get install -y nano && find /var/lib/apt/lists -type f -delete
RUN apt-get update && apt-get install -y nano && apt-get dist-clean
RUN bash -c "apt-get update && apt-get install -y nano && rm -rf /var/lib/apt/lists/*"
FROM fedora:41
RUN dnf install -y nano && dnf clean all
RUN yum install -y nano && yum -y clean all && rm -rf /var/cache/yum
FROM node:22
RUN npm install -g pm2 && npm cache clean --force
RUN npm install -g pm2 && rm -rf ~/.npm
