FROM debian:bookworm
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
COPY a /a