FROM node:22-slim
WORKDIR /app
COPY package*.json ./
RUN npm config set package-lock false && npm install
COPY . .
CMD ["node", "server.js"]
