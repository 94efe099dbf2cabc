FROM alpine:3.2
RUN apk add curl
FROM alpine:3.10
RUN apk add curl
