FROM node:22
WORKDIR /app
COPY web .
RUN npm ci --omit=dev
CMD ["node", "server.js"]
