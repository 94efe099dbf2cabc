FROM alpine:3.20
RUN apk update; apk add curl; rm /var/cache/apk/*
COPY a /a
RUN apk add --update git && rm -r /var/cache/apk/* /tmp/work
COPY b /b
RUN apk update && apk add --no-cache bash && rm -r /var/cache/apk/* /tmp/work
