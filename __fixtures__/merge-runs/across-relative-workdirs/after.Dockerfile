FROM debian:bookworm
WORKDIR /tmp
RUN git clone --branch v1 https://example.com/x sub \
    && mkdir -p sub && cd sub \
    && make \
    && mkdir -p .. && cd .. \
    && rm -rf sub
WORKDIR /tmp
COPY a a
