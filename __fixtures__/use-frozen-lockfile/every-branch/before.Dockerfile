FROM node:22
ARG NODE_ENV
WORKDIR /app
COPY package.json package-lock.json ./
RUN if [ "$NODE_ENV" = "development" ]; \
        then npm install; \
        else npm install --only=production; \
        fi
COPY . .
