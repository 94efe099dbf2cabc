FROM node:22
WORKDIR /app
COPY package.json yarn.lock ./
RUN yarn --frozen-lockfile
COPY . .
RUN yarn install --frozen-lockfile --production --ignore-scripts --prefer-offline && yarn cache clean
