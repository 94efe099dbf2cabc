FROM node:22-slim
WORKDIR /repo
COPY services/api/package.json services/api/package-lock.json services/api/
WORKDIR /repo/services/api
RUN npm ci
COPY . /repo
RUN npm run build
