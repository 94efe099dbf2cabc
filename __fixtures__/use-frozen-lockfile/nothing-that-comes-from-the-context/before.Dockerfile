FROM node:22
WORKDIR /app
RUN npm init -y && npm install
