FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends automake gcc libc6-dev libtool make
WORKDIR /src
COPY . .
RUN ./autogen.sh && ./configure && make

FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends automake libtool
