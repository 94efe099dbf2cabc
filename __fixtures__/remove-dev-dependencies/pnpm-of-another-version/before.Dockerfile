FROM node:22-slim
RUN npm install -g pnpm@8
WORKDIR /app
COPY . .
RUN pnpm install
CMD ["node", "server.js"]
