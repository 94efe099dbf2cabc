FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm config set include dev
RUN npm ci
COPY . .
CMD ["node", "server.js"]
