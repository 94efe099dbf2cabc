FROM node:22-slim
WORKDIR /app
COPY . .
COPY config/production.env .env
RUN npm ci
CMD ["node", "index.js"]
