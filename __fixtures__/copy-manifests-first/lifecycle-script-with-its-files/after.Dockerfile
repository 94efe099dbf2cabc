FROM node:22
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts/check-node.js scripts/versions.js scripts/
RUN npm ci
COPY . .
CMD ["node", "server.js"]
