FROM node:20
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY certs/root.pem certs/
RUN npm ci
COPY . .
CMD ["node", "index.js"]
