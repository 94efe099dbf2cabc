FROM alpine:3.20
COPY dist/* /app/
ADD mixed/* /x/
