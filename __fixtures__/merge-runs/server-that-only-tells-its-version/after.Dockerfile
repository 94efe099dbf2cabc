FROM debian:bookworm-slim
RUN nginx -t \
    && b
