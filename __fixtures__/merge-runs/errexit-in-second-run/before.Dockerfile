FROM debian:bookworm-slim
RUN a
RUN set -ex; b; c
