FROM node:22
ARG NODE_ENV
WORKDIR /app
COPY package.json package-lock.json ./
RUN if [ "$NODE_ENV" = "development" ]; \
        then npm ci; \
        else npm ci --only=production; \
        fi
COPY . .
