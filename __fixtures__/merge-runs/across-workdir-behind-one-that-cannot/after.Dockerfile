FROM debian:bookworm-slim
RUN set -e; curl -o /tmp/a https://example.org/a
WORKDIR /app
RUN rm /tmp/a \
    && curl -O https://example.org/b.tar.gz \
    && mkdir -p /app/b && cd /app/b \
    && tar xzf ../b.tar.gz && make install \
    && mkdir -p /app && cd /app \
    && rm b.tar.gz
WORKDIR /app
