FROM debian:bookworm-slim
RUN useradd -u 1000 app
USER 1000:1000
COPY seed/ /data/seed/
COPY bin /usr/bin/app
VOLUME /data
