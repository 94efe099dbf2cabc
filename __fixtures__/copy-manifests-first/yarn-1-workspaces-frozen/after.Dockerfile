FROM node:18
WORKDIR /srv
COPY package.json yarn.lock ./
COPY packages/api/package.json packages/api/.npmrc ./packages/api/
RUN yarn install --frozen-lockfile --network-timeout 100000
COPY ./ ./
RUN yarn build
