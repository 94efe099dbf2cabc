FROM php:8.4.1-fpm-alpine3.20
COPY --from=composer:2.10.2 /usr/bin/composer /usr/bin/composer
COPY --chown=www-data --from=node:22.23.2-alpine3.24 /usr/local/bin/node /usr/local/bin/
COPY --from=ghcr.io/astral-sh/uv:0.5.31 /uv /bin/
