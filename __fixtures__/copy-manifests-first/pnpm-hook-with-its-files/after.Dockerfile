FROM node:20
WORKDIR /app
RUN corepack enable
COPY package.json pnpm-lock.yaml .pnpmfile.cjs ./
COPY tools/read-package.cjs tools/
RUN pnpm install --frozen-lockfile
COPY . .
CMD ["node", "index.js"]
