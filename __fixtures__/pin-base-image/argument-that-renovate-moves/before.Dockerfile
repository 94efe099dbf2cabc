# renovate: datasource=docker depName=node versioning=node
ARG NODE_VERSION=22
FROM node:${NODE_VERSION}-slim
