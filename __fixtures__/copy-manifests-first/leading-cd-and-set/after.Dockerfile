FROM node:22-slim
COPY package.json package-lock.json /usr/src/app/
RUN set -ex \
    && cd /usr/src/app \
    && npm ci
COPY . /usr/src/app
RUN set -ex && cd /usr/src/app && npm run build
WORKDIR /usr/src/app
CMD ["npm", "start"]
