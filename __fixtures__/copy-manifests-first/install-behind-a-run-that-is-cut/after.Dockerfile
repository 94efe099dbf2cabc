FROM node:20
WORKDIR /app
COPY client/package.json client/package-lock.json client/
WORKDIR client
RUN npm ci
COPY . /app
RUN npm run build
WORKDIR ..
RUN npm ci
CMD ["node", "index.js"]
