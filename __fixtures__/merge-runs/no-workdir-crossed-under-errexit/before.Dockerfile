FROM debian:bookworm-slim
RUN set -e; curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a
