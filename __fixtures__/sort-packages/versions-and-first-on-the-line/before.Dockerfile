FROM alpine:3.20
RUN apk add --no-cache zlib \
    bash=5.2 \
    git \
    && true
