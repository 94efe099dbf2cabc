FROM debian:bookworm-slim
RUN set -e; a && b; c
RUN d
