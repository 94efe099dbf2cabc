FROM debian:bookworm-slim
COPY src/ /app
RUN chown -R 1000:1000 /app
COPY www /srv/www
RUN chmod -R 755 /srv/www && chown -R www-data:www-data /srv/www
