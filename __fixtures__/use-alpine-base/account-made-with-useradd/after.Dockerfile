FROM node:22-alpine
RUN adduser -D app
COPY . .
USER app
CMD ["node", "server.js"]
