FROM node:22-slim
COPY . /usr/src/app
RUN set -ex \
    && cd /usr/src/app \
    && npm ci \
    && npm run build
WORKDIR /usr/src/app
CMD ["npm", "start"]
