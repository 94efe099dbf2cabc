FROM composer:1 AS vendor
WORKDIR /app
COPY . .
RUN composer install --no-dev
