FROM debian:12
COPY start.sh /
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
CMD ["/start.sh"]
