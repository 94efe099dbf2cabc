FROM debian:bookworm
ARG APT_OPTIONS="-y -qq"
ENV QUIET="--no-install-recommends"
RUN apt-get update && apt-get $APT_OPTIONS install nano
RUN apt-get install -y $QUIET nano
