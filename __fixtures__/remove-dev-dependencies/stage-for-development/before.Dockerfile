FROM node:22 AS base
WORKDIR /app
COPY . .
RUN npm ci

FROM base AS dev
CMD ["npm", "run", "dev"]

FROM base
CMD ["node", "server.js"]
