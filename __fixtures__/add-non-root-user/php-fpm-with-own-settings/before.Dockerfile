FROM php:8.3-fpm
COPY www.conf /usr/local/etc/php-fpm.d/www.conf
WORKDIR /var/www/html
COPY . .
CMD ["php-fpm"]
