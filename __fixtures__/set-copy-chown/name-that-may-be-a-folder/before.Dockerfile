FROM debian:bookworm-slim
COPY app /app
RUN chown 1:1 /app
