FROM debian:bookworm-slim
RUN a || true \
    && b
