FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends gosu && rm -rf /var/lib/apt/lists/*
COPY docker-entrypoint.sh /
EXPOSE 6379
ENTRYPOINT ["/docker-entrypoint.sh"]
