FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends apache2 ssl-cert && a2enmod ssl && a2ensite default-ssl
