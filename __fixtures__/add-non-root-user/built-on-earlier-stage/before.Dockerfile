FROM node:22-slim AS base
WORKDIR /app
EXPOSE 3000
CMD ["node", "server.js"]

FROM base
COPY . .
