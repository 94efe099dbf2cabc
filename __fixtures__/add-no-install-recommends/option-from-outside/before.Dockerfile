FROM debian:bookworm
ARG APT_OPTIONS
RUN apt-get update && apt-get $APT_OPTIONS install -y nano
RUN apt-get update && apt-get install -o $APT_OPTIONS -y nano
