FROM alpine:3.20
ADD dist/* /app/
ADD mixed/* /x/
