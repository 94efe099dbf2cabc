FROM debian:bookworm
RUN apt-get update && apt-get install -y curl gcc make \
    && curl -sSL http://download.redis.io/releases/redis-7.2.4.tar.gz | tar xz \
    && mkdir -p redis-7.2.4 && cd redis-7.2.4 \
    && make \
    && make install \
    && cd / \
    && apt-get remove -y gcc make && rm -rf /redis-7.2.4
WORKDIR /
CMD ["redis-server"]
