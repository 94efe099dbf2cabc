FROM debian:bookworm
RUN apt-get update && apt-get install -y composer npm
RUN composer install && npm ci
