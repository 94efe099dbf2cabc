FROM alpine:3.22
RUN adduser -D shop
COPY shop /usr/local/bin/shop
CMD exec su-exec shop /usr/local/bin/shop
