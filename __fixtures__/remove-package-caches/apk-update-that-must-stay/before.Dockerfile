FROM alpine:3.20
RUN apk update || true; apk add curl && rm -rf /var/cache/apk/*
RUN apk update && apk search curl && apk add nano
RUN apk update && sh /setup.sh && apk add nano
