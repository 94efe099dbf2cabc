FROM debian:trixie
RUN --mount=type=bind,from=golang:1.26.7-trixie,source=/usr/local/go,target=/usr/local/go \
    --mount=type=cache,target=/root/.cache \
    /usr/local/go/bin/go version
