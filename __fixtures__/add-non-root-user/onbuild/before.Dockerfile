FROM node:22-slim
WORKDIR /app
ONBUILD COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
