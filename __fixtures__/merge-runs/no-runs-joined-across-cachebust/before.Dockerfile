FROM debian:bookworm-slim
RUN apt-get update
ARG CACHEBUST=1
RUN make
