FROM debian:bookworm
RUN apt-get install -y wget
WORKDIR /app
RUN apt-get update && apt-get install -y git && rm -rf /var/lib/apt/lists/*
WORKDIR /srv
RUN apt-get update && apt-get install -y vim && rm -rf /var/lib/apt/lists/*
