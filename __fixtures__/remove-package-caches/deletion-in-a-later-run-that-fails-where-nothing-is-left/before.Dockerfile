FROM alpine:3.20 AS base
RUN apk add --update curl
COPY a /a
RUN make && rm /var/cache/apk/*

FROM debian:bookworm
RUN apt-get update && apt-get install -y curl
COPY a /a
RUN make && rm -r /var/lib/apt/lists/*

FROM python:3.12
RUN pip install flask
COPY a /a
RUN make && rm -r /root/.cache

FROM python:3.12
RUN pip install flask
COPY a /a
RUN pip cache purge

FROM debian:bookworm
RUN apt-get update
COPY a /a
RUN make && rm -r /var/lib/apt/lists/*
