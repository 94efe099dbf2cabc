FROM node:22-slim
WORKDIR /repo
COPY . .
RUN cd packages/a && npm install
