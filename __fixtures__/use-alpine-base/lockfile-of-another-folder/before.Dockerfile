FROM node:22
COPY . .
RUN npm ci && cd admin && npm install
CMD ["node", "server.js"]
