FROM node:22
USER node
WORKDIR /home/node/shop
COPY --chown=node package.json ./
COPY config ./config
COPY tsconfig.json .
RUN npm install
