FROM node:22.12.0-slim
WORKDIR /app
COPY api/package.json api/package-lock.json ./
COPY shared/npmrc .npmrc
RUN npm ci
COPY api/ ./
CMD ["node", "index.js"]
