FROM alpine:3.20
RUN apk add --no-cache curl
COPY a /a
RUN apk add --no-cache git
COPY b /b
RUN make && rm -rf /var/cache/apk/* /tmp/work
