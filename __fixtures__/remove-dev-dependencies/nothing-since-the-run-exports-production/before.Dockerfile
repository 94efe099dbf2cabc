FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN export NODE_ENV=production && npm ci
COPY . .
CMD ["node", "server.js"]
