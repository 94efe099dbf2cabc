ARG REGISTRY=docker.io/library
FROM ${REGISTRY}/node:22 AS build
RUN npm ci

FROM --platform=linux/amd64 $REGISTRY/redis AS cache

FROM ${MIRROR:-docker.io/library}/python:3.12-slim
