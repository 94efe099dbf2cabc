FROM node:22-slim
WORKDIR /app
COPY . .
RUN corepack enable
RUN pnpm i --frozen-lockfile
RUN pnpm build
