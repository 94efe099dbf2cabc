FROM debian:bookworm-slim
COPY --chown=1000:1000 src/ /app
COPY --chmod=755 --chown=www-data:www-data www /srv/www
