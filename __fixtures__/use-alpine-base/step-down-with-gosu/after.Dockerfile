FROM node:22-alpine
RUN apk add --no-cache shadow
RUN apk add --no-cache gosu tini
RUN groupmod -g 1001 node && usermod -u 1001 -g 1001 node
COPY . /app
WORKDIR /app
ENTRYPOINT ["/sbin/tini", "--", "gosu", "node", "node", "server.js"]
