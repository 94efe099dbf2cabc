FROM node:22-slim
RUN npm i -g pnpm
WORKDIR /repo
COPY . .
RUN pnpm install --frozen-lockfile --filter web...
RUN pnpm --filter web build
