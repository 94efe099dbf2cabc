FROM node:22-slim
ENV npm_config_package_lock=false
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install
COPY . .
CMD ["node", "server.js"]
