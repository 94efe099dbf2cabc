FROM node:22-slim
USER node
WORKDIR /app
COPY . .
USER 0:0
CMD ["node", "server.js"]
