ARG NODE_VERSION=16.20.2-buster
FROM node:${NODE_VERSION} AS build
RUN npm ci

FROM node:${NODE_VERSION}
COPY --from=build /app /app
