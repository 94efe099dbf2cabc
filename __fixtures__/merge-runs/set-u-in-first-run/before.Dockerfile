FROM debian:bookworm-slim
RUN set -u && a
RUN b $1
