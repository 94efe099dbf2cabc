FROM node:16
WORKDIR /app
RUN apt-get update && apt-get install -y gosu && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["sh", "-c", "gosu node node server.js"]
