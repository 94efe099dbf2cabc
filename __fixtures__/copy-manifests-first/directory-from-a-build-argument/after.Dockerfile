FROM node:22-slim
ARG HOME_DIR=/home/app
WORKDIR ${HOME_DIR}
COPY package.json package-lock.json ${HOME_DIR}/
RUN npm ci
COPY . ${HOME_DIR}
