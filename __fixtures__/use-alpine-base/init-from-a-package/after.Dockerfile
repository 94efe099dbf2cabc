FROM node:22-alpine
RUN apk add --no-cache tini
COPY . .
ENTRYPOINT ["tini", "--"]
CMD ["node", "server.js"]
