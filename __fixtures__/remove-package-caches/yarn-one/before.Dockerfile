FROM node:22
RUN yarn global add pm2
RUN yarn install --frozen-lockfile
