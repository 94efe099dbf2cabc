FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install -g pm2
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["pm2-runtime", "server.js"]
