FROM debian:bookworm-slim
RUN set -e; curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a
RUN curl -O https://example.org/b.tar.gz
WORKDIR /app/b
RUN tar xzf ../b.tar.gz && make install
WORKDIR /app
RUN rm b.tar.gz
