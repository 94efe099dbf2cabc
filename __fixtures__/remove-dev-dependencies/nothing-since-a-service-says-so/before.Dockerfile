FROM node:22-slim
ARG NODE_ENV
ENV NODE_ENV=$NODE_ENV
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
