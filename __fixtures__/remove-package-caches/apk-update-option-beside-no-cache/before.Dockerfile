FROM alpine:3.20
RUN apk add --update --no-cache curl
RUN apk --no-cache -U add \
    git
RUN apk add \
    --update-cache \
    --no-cache vim
RUN apk add --no-cache nano --update
