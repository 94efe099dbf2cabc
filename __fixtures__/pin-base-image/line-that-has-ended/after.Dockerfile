FROM node:16.20.2-buster AS builder
WORKDIR /web
COPY . .
RUN npm install && npm run build
