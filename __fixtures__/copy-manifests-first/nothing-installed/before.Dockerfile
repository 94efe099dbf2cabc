FROM node:22-slim
WORKDIR /app
COPY . .
RUN node build.js
