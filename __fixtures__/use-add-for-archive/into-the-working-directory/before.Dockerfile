FROM debian:bookworm-slim
WORKDIR /srv
COPY data.tgz .
RUN tar xf data.tgz && rm -f data.tgz && make
