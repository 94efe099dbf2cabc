FROM debian:bookworm
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
RUN ["chmod", "+x", "/start"]

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN ["apt-get", "install", "-y", "vim"]

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN ["bash", "-c", "apt-get install -y vim"]
