FROM node:22
RUN pnpm install --frozen-lockfile
