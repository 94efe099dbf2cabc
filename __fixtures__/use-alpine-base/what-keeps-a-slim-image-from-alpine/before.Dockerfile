FROM node:22-slim
RUN apt-get update && apt-get install -y curl=7.88.1-10 unheard-of && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
