FROM python:3.12-slim
COPY requirements.txt .
RUN apt-get update && apt-get install -y gcc && pip install -r requirements.txt && apt-get purge -y --auto-remove gcc

FROM debian:bookworm
RUN apt-get update \
 && apt-get install -y gcc curl \
 && curl -fsSL https://example.com/x.c | gcc -xc - \
 && apt-get remove -y gcc curl \
 && apt-get autoremove -y

FROM registry.example.com/base:1
RUN apt-get update && apt-get install -y gcc && make && apt-get purge -y --auto-remove gcc
