FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./

ARG NPM_REGISTRY=https://registry.example.org
ENV NODE_ENV=production
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
RUN npm config set fund false
RUN npm install -g pnpm@9
RUN npm ci --omit=dev

COPY . .

CMD ["node", "server.js"]
