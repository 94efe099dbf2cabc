FROM debian:bookworm-slim
RUN cp -r /src /app
RUN chown -R www-data /app
