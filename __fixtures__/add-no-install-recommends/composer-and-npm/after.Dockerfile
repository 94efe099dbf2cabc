FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends composer npm git unzip build-essential
RUN composer install && npm ci
