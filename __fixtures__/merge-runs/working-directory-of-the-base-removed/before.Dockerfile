FROM php:8.3-apache
RUN rm -rf /var/www/html/
RUN ln -s /app/public /var/www/html
