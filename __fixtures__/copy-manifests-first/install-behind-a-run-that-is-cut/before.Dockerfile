FROM node:20
WORKDIR /app
COPY . .
WORKDIR client
RUN npm ci && npm run build
WORKDIR ..
RUN npm ci
CMD ["node", "index.js"]
