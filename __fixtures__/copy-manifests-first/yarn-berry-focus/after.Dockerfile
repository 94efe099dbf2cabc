FROM node:22 AS build
WORKDIR /repo
COPY package.json yarn.lock .yarnrc.yml ./
COPY apps/web/package.json apps/web/
RUN yarn workspaces focus web --production
COPY . .
RUN yarn workspace web build
