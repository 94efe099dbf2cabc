FROM node:22
WORKDIR /repo
COPY . .
RUN npm install
