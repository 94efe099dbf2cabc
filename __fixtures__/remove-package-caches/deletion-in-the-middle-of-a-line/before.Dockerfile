FROM alpine:3.20
RUN apk add --no-cache bash && rm -rf /var/cache/apk/* \
    && apk add --no-cache git \
    && rm -rf /var/cache/apk/* \
    && apk add --no-cache curl && rm -rf /var/cache/apk/* && \
    apk add --no-cache vim
