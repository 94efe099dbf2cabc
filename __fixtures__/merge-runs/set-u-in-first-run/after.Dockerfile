FROM debian:bookworm-slim
RUN (set -u && a) \
    && b $1
