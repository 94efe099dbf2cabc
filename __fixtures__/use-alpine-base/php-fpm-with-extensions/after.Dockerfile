FROM php:8.3-fpm-alpine

RUN apk add --no-cache linux-headers

# what the extensions are built with
RUN apk add --no-cache \
        freetype-dev \
        icu-dev \
        libjpeg-turbo-dev \
        libpng-dev \
        libzip-dev \
        unzip \
    && docker-php-ext-configure gd --with-freetype --with-jpeg \
    && docker-php-ext-install -j$(nproc) gd intl pdo_mysql opcache sockets zip
RUN apk add --no-cache --virtual .pecl-deps $PHPIZE_DEPS && pecl install redis && apk del .pecl-deps && docker-php-ext-enable redis

COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /var/www/html
COPY composer.json composer.lock ./
RUN composer install --no-dev --no-scripts
COPY . .
RUN chown -R www-data:www-data storage
USER www-data
