ARG NODE_VERSION=18
FROM node:${NODE_VERSION}-alpine AS build
RUN npm ci

FROM node:${NODE_VERSION}-alpine
COPY --from=build /app /app
