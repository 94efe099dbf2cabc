FROM node:22
RUN yarn global add pm2 \
    && yarn cache clean
RUN yarn install --frozen-lockfile \
    && yarn cache clean
