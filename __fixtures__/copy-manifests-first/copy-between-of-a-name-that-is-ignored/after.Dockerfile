FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY config/production.env .env
RUN npm ci
COPY . .
CMD ["node", "index.js"]
