FROM debian:bookworm AS base
COPY apt.conf /etc/apt/apt.conf.d/90local
FROM base
RUN apt-get update && apt-get install -y curl
