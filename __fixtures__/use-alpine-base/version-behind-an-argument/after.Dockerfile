ARG NODE_VERSION=20
FROM node:${NODE_VERSION}-alpine
ARG NODE_VERSION
LABEL node=$NODE_VERSION
COPY server.js .
CMD ["node", "server.js"]
