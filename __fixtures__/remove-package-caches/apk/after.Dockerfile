FROM alpine:3.20
RUN apk add --no-cache curl
RUN apk --virtual .build-deps add --no-cache gcc
RUN apk upgrade --no-cache && apk fix --no-cache
