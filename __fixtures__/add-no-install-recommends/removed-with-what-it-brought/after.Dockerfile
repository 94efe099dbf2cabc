FROM python:3.12-slim
COPY requirements.txt .
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && pip install -r requirements.txt && apt-mark auto libc6-dev && apt-get purge -y --auto-remove gcc

FROM debian:bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends gcc curl libc6-dev ca-certificates \
 && curl -fsSL https://example.com/x.c | gcc -xc - \
 && apt-get remove -y gcc curl \
 && apt-mark auto libc6-dev \
 && apt-get autoremove -y

FROM registry.example.com/base:1
RUN apt-get update && apt-get install -y --no-install-recommends gcc libc6-dev && make && apt-get purge -y --auto-remove gcc
