FROM node:22-slim
CMD ["node", "server.js"]
EXPOSE 3000
COPY server.js . \