FROM node:22
WORKDIR /app
COPY web/package*.json ./
RUN npm ci
COPY server .
CMD ["node", "server.js"]
