FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc nano && rm -rf /var/lib/apt/lists/*
COPY app /app
RUN apt-get purge -y gcc && apt-get autoremove -y
FROM alpine:3.20
RUN apk add --no-cache --virtual .build-deps gcc
COPY app /app
RUN apk del .build-deps
