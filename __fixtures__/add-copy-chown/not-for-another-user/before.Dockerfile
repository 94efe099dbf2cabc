FROM node:22
USER node
WORKDIR /app
COPY . .
USER root
RUN npm install
