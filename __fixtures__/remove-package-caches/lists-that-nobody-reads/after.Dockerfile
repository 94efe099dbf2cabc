FROM debian:bookworm
COPY app /app
RUN apt-get update && apt-get install -y nano && rm -rf /var/lib/apt/lists/*
