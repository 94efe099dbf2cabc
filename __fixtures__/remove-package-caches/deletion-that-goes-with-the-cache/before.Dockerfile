FROM alpine:3.20
RUN apk add --update curl && rm /var/cache/apk/*
COPY a /a
RUN apk update && apk add git && rm -r /var/cache/apk/*
COPY b /b
RUN make && rm -rf /var/cache/apk/* /tmp/work
