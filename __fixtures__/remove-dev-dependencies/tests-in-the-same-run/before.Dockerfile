FROM node:22-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci && npx semver 1.0.0
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
