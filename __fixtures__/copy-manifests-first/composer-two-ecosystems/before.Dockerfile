FROM php:8.3-apache
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
WORKDIR /srv/shop
COPY . .
RUN composer install --no-dev --no-scripts --no-autoloader
RUN npm ci
RUN composer dump-autoload -o && npm run build
