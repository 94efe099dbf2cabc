FROM node:22
ENV PUPPETEER_CACHE_DIR=/opt/puppeteer
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
EXPOSE 3000
CMD ["node", "server.js"]
