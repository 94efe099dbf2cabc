FROM debian:bookworm
RUN apt-get update && apt-get install -y curl gcc make
RUN curl -sSL http://download.redis.io/releases/redis-7.2.4.tar.gz | tar xz
WORKDIR redis-7.2.4
RUN make
RUN make install
WORKDIR /
RUN apt-get remove -y gcc make && rm -rf /redis-7.2.4
CMD ["redis-server"]
