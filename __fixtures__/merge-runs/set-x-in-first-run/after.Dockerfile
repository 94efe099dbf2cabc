FROM debian:bookworm-slim
RUN (set -x && a) \
    && b
