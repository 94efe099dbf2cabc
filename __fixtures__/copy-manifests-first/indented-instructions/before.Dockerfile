FROM node:20 AS split
  WORKDIR /app
  # all
  COPY . .
  RUN npm ci && npm run build
FROM node:20
  WORKDIR /app
  COPY . .
  RUN npm ci
