FROM node:20
WORKDIR /app
RUN corepack enable
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml .npmrc ./
COPY packages/api/package.json packages/api/pnpm-lock.yaml packages/api/
RUN pnpm install --frozen-lockfile
COPY . .
CMD ["node", "packages/api/index.js"]
