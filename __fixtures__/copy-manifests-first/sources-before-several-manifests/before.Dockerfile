FROM node:20
WORKDIR /app
COPY src ./src
COPY package*.json tsconfig.json ./
RUN npm ci
RUN npm run build
