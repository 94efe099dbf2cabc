FROM node:22-alpine

RUN apk add --no-cache bash

RUN apk add --no-cache \
    curl \
    git

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
RUN bash -c "echo built"
COPY . .
CMD ["npm", "start"]
