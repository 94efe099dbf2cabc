FROM alpine:3.20
COPY *.conf /etc/app/
ADD dist/* /app/
ADD layer.* /x/
