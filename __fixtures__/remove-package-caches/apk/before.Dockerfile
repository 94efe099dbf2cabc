FROM alpine:3.20
RUN apk add curl
RUN apk --virtual .build-deps add gcc
RUN apk upgrade && apk fix
