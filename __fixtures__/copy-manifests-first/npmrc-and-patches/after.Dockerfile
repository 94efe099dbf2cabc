FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json .npmrc /app/
COPY patches /app/patches/
RUN npm ci
COPY . /app/
