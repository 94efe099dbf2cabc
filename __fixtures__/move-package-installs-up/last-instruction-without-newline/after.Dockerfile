FROM alpine:3.20
WORKDIR /app
RUN apk add --no-cache jq

COPY . .
