FROM php:8.3-apache
COPY . /var/www/html
EXPOSE 8080
RUN sed -i 's/^Listen 80$/Listen 8080/' /etc/apache2/ports.conf \
    && sed -i 's/:80>/:8080>/' /etc/apache2/sites-available/000-default.conf
# www-data
USER 33:33
