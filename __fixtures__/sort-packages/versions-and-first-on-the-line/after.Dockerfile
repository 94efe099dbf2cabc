FROM alpine:3.20
RUN apk add --no-cache bash=5.2 \
    git \
    zlib \
    && true
