FROM debian:bookworm
RUN git clone --branch v1 https://example.com/x /src
WORKDIR /src
RUN make && make install && rm -rf /src
WORKDIR /
COPY a a
