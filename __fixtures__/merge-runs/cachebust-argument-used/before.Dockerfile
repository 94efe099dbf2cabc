FROM debian:bookworm-slim
ARG CACHEBUST=1
RUN apt-get update && apt-get install -y curl
RUN echo $CACHEBUST && curl -O https://example.org/a
