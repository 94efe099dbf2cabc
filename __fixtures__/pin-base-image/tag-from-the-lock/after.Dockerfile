# syntax=docker/dockerfile:1
ARG PYTHON=3.12.15-slim-trixie
FROM --platform=$BUILDPLATFORM node:22.24.1-bookworm   AS build
RUN npm ci

FROM docker.io/library/node:22.24.1-bookworm AS test
FROM ghcr.io/org/tools:1.4.2 AS tools
FROM python:${PYTHON}
COPY --from=composer:2.10.3 /usr/bin/composer /usr/bin/composer
COPY --from=build /app /app
RUN --mount=type=bind,from=debian:trixie,target=/d ls /d
