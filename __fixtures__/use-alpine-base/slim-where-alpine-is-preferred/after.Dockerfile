FROM node:22-alpine
COPY . .
CMD ["node", "server.js"]
