FROM node:22-slim
WORKDIR /app
CMD ["node", "server.js"]
EXPOSE 3000
COPY . .
RUN npm ci