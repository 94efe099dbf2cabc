FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
COPY packages/api/package.json packages/api/
COPY packages/web/package.json packages/web/
RUN npm ci -w packages/api
COPY . .
RUN npm run build -w packages/api
