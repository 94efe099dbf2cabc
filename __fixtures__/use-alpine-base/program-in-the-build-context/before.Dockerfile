FROM node:22
COPY server.js migrate /app/
CMD ["node", "/app/server.js"]
