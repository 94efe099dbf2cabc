FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
VOLUME /app/node_modules
RUN npm install
COPY . .
CMD ["node", "server.js"]
