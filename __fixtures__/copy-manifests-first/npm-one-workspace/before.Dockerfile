FROM node:22-slim
WORKDIR /app
COPY . .
RUN npm ci -w packages/api
RUN npm run build -w packages/api
