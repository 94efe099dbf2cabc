FROM node:22-slim
COPY --chown=node:node ./web /app
WORKDIR /app
USER node
RUN npm ci
