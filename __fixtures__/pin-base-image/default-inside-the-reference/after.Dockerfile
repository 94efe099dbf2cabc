ARG NODE_VERSION
FROM node:${NODE_VERSION:-22.23.2-bookworm}-slim AS build
RUN npm ci

FROM node:${NODE_VERSION:-18.20.8-bookworm} AS old
ARG NODE_VERSION
RUN echo "${NODE_VERSION:-18}"

FROM ${BASE:-python:3.12.14-slim-trixie}
