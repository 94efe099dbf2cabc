FROM node:22
RUN npm install -g pm2
COPY package.json .
RUN npm install --prefer-offline && npm cache clean --force
