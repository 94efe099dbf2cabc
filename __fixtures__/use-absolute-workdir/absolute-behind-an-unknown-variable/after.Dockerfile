FROM debian:bookworm-slim AS base
ARG NAME
WORKDIR /srv
WORKDIR /srv/app/$NAME
RUN pwd > here
FROM base
WORKDIR /x$NAME
WORKDIR "/y z/$NAME"
