FROM node:22
RUN npm ci
RUN npm install -g pm2 \
    && npm run build
