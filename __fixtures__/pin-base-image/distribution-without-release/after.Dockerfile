FROM ubuntu:26.04 AS build
RUN apt-get update && apt-get install -y gcc

FROM debian:trixie
FROM alpine:3.24
