FROM php:8.2-fpm-alpine
RUN set -eux; \
    apk add --no-cache \
        libzip-dev \
        unzip \
    ; \
    docker-php-ext-install zip; \
    apk add --no-cache --virtual .pecl-deps $PHPIZE_DEPS; pecl install redis; apk del .pecl-deps; \
    docker-php-ext-enable redis
COPY . /var/www/html
