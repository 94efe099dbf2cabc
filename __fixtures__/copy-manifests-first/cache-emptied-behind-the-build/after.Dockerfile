FROM node:18
WORKDIR /srv
COPY package.json yarn.lock ./
COPY packages/api/package.json packages/api/.npmrc ./packages/api/
RUN yarn install --frozen-lockfile && yarn cache clean
COPY ./ ./
RUN yarn build && yarn cache clean
