FROM node:16-alpine
RUN apk add --no-cache su-exec \
 && su-exec nobody true
COPY server.js .
ENTRYPOINT ["su-exec", "node", "node", "server.js"]
