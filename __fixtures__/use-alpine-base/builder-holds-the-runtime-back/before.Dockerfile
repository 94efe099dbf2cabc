FROM node:20 AS build
WORKDIR /app
COPY . .
RUN apt-get update && apt-get install -y python3 && npm ci

FROM node:20
WORKDIR /app
COPY --from=build /app ./
CMD ["node", "server.js"]
