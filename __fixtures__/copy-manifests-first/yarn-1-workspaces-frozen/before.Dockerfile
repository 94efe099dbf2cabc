FROM node:18
WORKDIR /srv
COPY ./ ./
RUN yarn install --frozen-lockfile --network-timeout 100000 \
    && yarn build
