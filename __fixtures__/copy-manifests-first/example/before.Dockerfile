FROM node:22-slim
WORKDIR /app

# The application
COPY . .

RUN npm ci

RUN npm run build

CMD ["npm", "start"]
