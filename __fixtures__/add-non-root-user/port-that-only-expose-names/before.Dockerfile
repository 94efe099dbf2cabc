FROM node:22
WORKDIR /app
COPY . .
EXPOSE 80
CMD ["node", "server.js"]
