FROM debian:bookworm
RUN apt-get update && apt-get install -y nano && rm -rf /var/lib/apt/lists/*
COPY app /app
# clean up
RUN apt-get clean && rm -rf /var/lib/apt/lists/*
