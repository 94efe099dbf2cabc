FROM node:18
WORKDIR /srv
COPY ./ ./
RUN yarn install --frozen-lockfile && yarn build && yarn cache clean
