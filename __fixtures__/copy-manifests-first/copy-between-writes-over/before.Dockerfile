FROM node:22-slim
WORKDIR /app
COPY . .
COPY docker/server.js server.js
RUN npm ci
