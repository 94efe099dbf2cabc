FROM node:22 AS build
WORKDIR /repo
COPY . .
RUN yarn workspaces focus web --production
RUN yarn workspace web build
