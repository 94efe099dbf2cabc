FROM debian:bookworm AS base
RUN apt-get update && apt-get install -y curl && apt-get install -y wget
RUN apt-get update && apt-get install -y git
FROM base
RUN apt-get update && apt-get install -y mercurial
