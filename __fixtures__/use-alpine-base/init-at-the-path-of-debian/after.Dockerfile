FROM node:22-alpine
RUN apk add --no-cache tini
COPY . .
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "server.js"]
