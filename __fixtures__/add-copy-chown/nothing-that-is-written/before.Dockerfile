FROM node:22
USER node
WORKDIR /app
COPY . .
RUN npm ci && npm install -g x && yarn install --frozen-lockfile
USER root
COPY . .
RUN npm install
