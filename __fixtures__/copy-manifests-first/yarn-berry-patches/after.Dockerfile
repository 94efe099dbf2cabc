FROM node:22-slim
WORKDIR /app
COPY package.json yarn.lock .yarnrc.yml ./
COPY .yarn/patches/ms-npm-2.1.3.patch .yarn/patches/
RUN yarn install --immutable
COPY . .
