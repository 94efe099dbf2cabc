FROM alpine:3.20
RUN apk upgrade --no-cache && apk add --no-cache curl
RUN apk add --no-cache curl
RUN set -ex; apk add --no-cache curl; ls
RUN apk add --no-cache curl
RUN apk --no-cache add curl
