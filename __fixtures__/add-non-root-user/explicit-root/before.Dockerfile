FROM node:22-slim
WORKDIR /app
COPY . .
EXPOSE 3000
USER root
CMD ["node", "server.js"]
