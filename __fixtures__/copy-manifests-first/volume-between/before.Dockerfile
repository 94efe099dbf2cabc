FROM node:22-slim
WORKDIR /app
COPY . .
VOLUME /app/data
RUN npm ci
