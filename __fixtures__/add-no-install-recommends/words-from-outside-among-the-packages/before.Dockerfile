FROM debian:bookworm
ARG MORE
RUN apt-get update && apt-get install -y $MORE nano
