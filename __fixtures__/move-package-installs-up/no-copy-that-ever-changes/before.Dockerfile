FROM alpine:3.20
COPY --from=composer:2 /usr/bin/composer /usr/local/bin/composer
RUN apk add --no-cache php83
