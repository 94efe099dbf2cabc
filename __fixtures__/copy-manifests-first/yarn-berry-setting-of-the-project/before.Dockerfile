FROM node:20
WORKDIR /app
RUN corepack enable
COPY . .
RUN yarn config set nodeLinker node-modules
RUN yarn install --immutable
CMD ["node", "index.js"]
