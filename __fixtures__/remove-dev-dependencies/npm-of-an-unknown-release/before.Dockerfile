FROM debian:bookworm
RUN apt-get update && apt-get install -y npm
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
