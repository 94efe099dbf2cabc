FROM node:22-slim
ENV PORT=443
WORKDIR /app
COPY . .
CMD ["node", "server.js"]
