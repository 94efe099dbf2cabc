FROM node:22 AS deps
WORKDIR /app
COPY package*.json ./
RUN npm ci
FROM node:22 AS builder
WORKDIR /app
COPY . .
RUN --mount=type=bind,from=deps,source=/app/node_modules,target=/app/node_modules npm run build
FROM node:22-slim
WORKDIR /app
COPY --from=deps /app/node_modules ./node_modules
COPY --from=builder /app/server.js .
CMD ["node","server.js"]
