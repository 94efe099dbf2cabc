FROM debian:bookworm
RUN apt-get update || exit 1; apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
