FROM node:22
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn
COPY . .
RUN yarn install --production --ignore-scripts --prefer-offline && yarn cache clean
