FROM node:22 AS deps
WORKDIR /app
COPY package*.json ./
RUN npm ci && mv node_modules /node_modules

FROM node:22-slim
WORKDIR /app
COPY --from=deps /node_modules /node_modules
COPY . .
CMD ["npm", "run", "dev"]
