FROM alpine:3.20
RUN apk update || true; apk add --no-cache curl && rm -rf /var/cache/apk/*
RUN apk update && apk search curl && apk add --no-cache nano
RUN apk update && sh /setup.sh && apk add --no-cache nano
