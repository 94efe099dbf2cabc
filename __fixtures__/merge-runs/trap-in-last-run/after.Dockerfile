FROM debian:bookworm-slim
RUN a \
    && trap 'rm -rf /tmp/x' EXIT && b
