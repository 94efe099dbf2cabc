FROM node:22
WORKDIR /app
COPY . .
RUN yarn
CMD ["node", "server.js"]
