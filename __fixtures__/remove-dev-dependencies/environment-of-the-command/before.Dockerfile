FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN NODE_ENV=development npm ci
COPY . .
CMD ["node", "server.js"]
