ARG REGISTRY=docker.io/library
FROM ${REGISTRY}/node:22.23.2-bookworm AS build
RUN npm ci

FROM --platform=linux/amd64 $REGISTRY/redis:8.10.1-trixie AS cache

FROM ${MIRROR:-docker.io/library}/python:3.12.14-slim-trixie
