FROM debian:bookworm-slim
RUN cp -r /src /app \
    && chown -R www-data /app
