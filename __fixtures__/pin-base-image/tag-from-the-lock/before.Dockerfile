# syntax=docker/dockerfile:1
ARG PYTHON=3.12-slim
FROM --platform=$BUILDPLATFORM node:22   AS build
RUN npm ci

FROM docker.io/library/node:22 AS test
FROM ghcr.io/org/tools:1 AS tools
FROM python:${PYTHON}
COPY --from=composer:2 /usr/bin/composer /usr/bin/composer
COPY --from=build /app /app
RUN --mount=type=bind,from=debian,target=/d ls /d
