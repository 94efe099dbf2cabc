FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
ONBUILD RUN npm test
CMD ["node", "server.js"]
