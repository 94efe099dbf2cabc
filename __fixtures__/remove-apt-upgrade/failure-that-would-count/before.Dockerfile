FROM debian:bookworm-slim
RUN set -e; apt-get update; apt-get upgrade -y || true; apt-get install -y curl
