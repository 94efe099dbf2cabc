FROM node:16 AS builder
WORKDIR /web
COPY . .
RUN npm install && npm run build
