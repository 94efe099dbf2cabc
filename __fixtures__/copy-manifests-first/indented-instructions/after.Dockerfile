FROM node:20 AS split
  WORKDIR /app
  COPY package.json package-lock.json ./
  RUN npm ci
  # all
  COPY . .
  RUN npm run build
FROM node:20
  WORKDIR /app
  COPY package.json package-lock.json ./
  RUN npm ci
  COPY . .
