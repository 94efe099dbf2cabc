FROM alpine:3.22
RUN apk add --no-cache php83-fpm
EXPOSE 9000
CMD ["php-fpm83", "-F"]
