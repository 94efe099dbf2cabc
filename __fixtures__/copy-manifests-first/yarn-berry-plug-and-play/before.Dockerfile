FROM node:20-alpine
WORKDIR /app
COPY --chown=node:node . ./
USER node
RUN yarn install --immutable --inline-builds
CMD ["yarn", "node", "server.js"]
