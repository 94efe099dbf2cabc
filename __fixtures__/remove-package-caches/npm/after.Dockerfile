FROM node:22
RUN npm ci \
    && npm cache clean --force
RUN npm install -g pm2 \
    && npm run build \
    && npm cache clean --force
