FROM debian:bookworm
RUN apt-get update && apt-get install -y npm
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm install
COPY . .
CMD ["node", "server.js"]
