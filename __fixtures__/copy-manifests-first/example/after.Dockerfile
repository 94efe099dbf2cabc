FROM node:22-slim
WORKDIR /app

COPY package.json package-lock.json ./

RUN npm ci

# The application
COPY . .

RUN npm run build

CMD ["npm", "start"]
