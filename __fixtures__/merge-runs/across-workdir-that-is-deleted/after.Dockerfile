FROM debian:bookworm
RUN git clone --branch v1 https://example.com/x /src \
    && mkdir -p /src && cd /src \
    && make && make install && rm -rf /src
WORKDIR /
COPY a a
