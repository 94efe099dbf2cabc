FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y gcc git make
WORKDIR /src
RUN git clone https://example.org/a . && make && make install
WORKDIR /
RUN apt-get purge -y gcc git make
