# syntax=docker/dockerfile:1
ARG PYTHON=3.12.15-slim-trixie@sha256:3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c3c
FROM --platform=$BUILDPLATFORM node:22.24.1-bookworm@sha256:1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a   AS build
RUN npm ci

FROM docker.io/library/node:22.24.1-bookworm@sha256:1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a AS test
FROM ghcr.io/org/tools:1.4.2@sha256:4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d4d AS tools
FROM python:${PYTHON}
COPY --from=composer:2.10.3@sha256:2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b /usr/bin/composer /usr/bin/composer
COPY --from=build /app /app
RUN --mount=type=bind,from=debian:trixie@sha256:5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e5e,target=/d ls /d
