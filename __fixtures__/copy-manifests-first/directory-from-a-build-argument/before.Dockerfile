FROM node:22-slim
ARG HOME_DIR=/home/app
WORKDIR ${HOME_DIR}
COPY . ${HOME_DIR}
RUN npm ci
