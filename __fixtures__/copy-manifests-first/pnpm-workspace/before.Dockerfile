FROM node:22-slim
WORKDIR /app
COPY . .
RUN pnpm i --frozen-lockfile
