FROM ubuntu:latest AS build
RUN apt-get update && apt-get install -y gcc

FROM debian
FROM alpine
