FROM debian:bookworm-slim
RUN set -ex && a
RUN set -ex; b; c
