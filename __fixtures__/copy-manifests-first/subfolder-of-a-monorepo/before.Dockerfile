FROM node:22-slim
WORKDIR /repo
COPY . .
WORKDIR /repo/services/api
RUN npm ci
RUN npm run build
