FROM debian:bookworm-slim
RUN apt-get update \
    && cd /tmp && make
