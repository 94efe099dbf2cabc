FROM debian:bookworm-slim
Run a \
    && b
