FROM debian:bookworm-slim
RUN a \
    && { b || exit 0; }
