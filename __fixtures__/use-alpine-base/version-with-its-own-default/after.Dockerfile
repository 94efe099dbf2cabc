ARG NODE_VERSION=20
FROM node:${NODE_VERSION:-18}-alpine
COPY server.js .
CMD ["node", "server.js"]
