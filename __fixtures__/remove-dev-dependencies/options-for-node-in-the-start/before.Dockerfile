FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm ci
COPY . .
CMD NODE_OPTIONS='-r semver/register' node server.js
