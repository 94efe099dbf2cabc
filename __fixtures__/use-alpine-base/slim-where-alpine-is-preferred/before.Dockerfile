FROM node:22-bookworm-slim
COPY . .
CMD ["node", "server.js"]
