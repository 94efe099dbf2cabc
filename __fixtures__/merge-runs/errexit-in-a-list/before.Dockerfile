FROM debian:bookworm-slim
RUN set -ex && a && b
RUN c && d
