FROM node:22-alpine
RUN apk add --no-cache tini
WORKDIR /app
COPY . .
EXPOSE 3000
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "server.js"]
