FROM node:20-alpine
WORKDIR /app
COPY --chown=node:node package.json yarn.lock .yarnrc.yml ./
USER node
RUN yarn install --immutable --inline-builds
COPY --chown=node:node . ./
CMD ["yarn", "node", "server.js"]
