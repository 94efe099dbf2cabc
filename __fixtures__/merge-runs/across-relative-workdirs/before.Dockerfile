FROM debian:bookworm
WORKDIR /tmp
RUN git clone --branch v1 https://example.com/x sub
WORKDIR sub
RUN make
WORKDIR ..
RUN rm -rf sub
COPY a a
