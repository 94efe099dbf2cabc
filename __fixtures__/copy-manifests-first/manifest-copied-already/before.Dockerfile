FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY . .
RUN npm ci
