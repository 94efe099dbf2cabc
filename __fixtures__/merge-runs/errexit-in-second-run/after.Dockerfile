FROM debian:bookworm-slim
RUN a \
    && { set -ex; b; c; }
