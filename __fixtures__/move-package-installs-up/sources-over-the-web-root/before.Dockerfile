FROM debian:12
COPY site/ /var/www/html/
RUN apt-get update && apt-get install -y nginx
