FROM alpine:3.20
RUN apk update && apk upgrade && apk add curl
RUN apk update \
    && apk add --no-cache curl \
    && rm -rf /var/cache/apk/*
RUN set -ex; apk update; apk add curl; ls
RUN apk add -U curl
RUN apk --update add curl && rm -rf /var/cache/apk/*
