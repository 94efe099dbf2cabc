FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .
HEALTHCHECK CMD node server.js || exit 1
EXPOSE 3000
CMD ["node", "server.js"]
