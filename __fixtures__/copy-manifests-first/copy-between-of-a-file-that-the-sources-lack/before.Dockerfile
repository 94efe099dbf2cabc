FROM node:22.12.0-slim
WORKDIR /app
COPY api/ ./
COPY shared/npmrc .npmrc
RUN npm ci
CMD ["node", "index.js"]
