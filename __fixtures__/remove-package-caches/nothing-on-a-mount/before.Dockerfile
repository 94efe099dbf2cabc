# syntax=docker/dockerfile:1
FROM debian:bookworm
ARG CACHE=/var/lib/apt
RUN --mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y nano
RUN --mount=type=cache,target=$CACHE apt-get update && apt-get install -y nano
RUN --mount=type=tmpfs,target=/var/lib/apt/lists apt-get update && apt-get install -y nano
FROM python:3.12
RUN --mount=type=cache,target=/root/.cache/pip pip install flask
RUN --mount=type=cache,target=/home/app/.cache pip install flask
FROM node:22
RUN --mount=type=cache,target=/root/.npm npm ci
FROM alpine:3.20
RUN --mount=type=cache,target=/var/cache/apk apk add curl
FROM fedora:41
RUN --mount=type=cache,target=/var/cache/libdnf5 dnf install -y nano
