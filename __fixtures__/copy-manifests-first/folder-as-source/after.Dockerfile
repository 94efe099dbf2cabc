FROM node:22-slim
COPY --chown=node:node ./web/package.json ./web/package-lock.json /app/
WORKDIR /app
USER node
RUN npm ci
COPY --chown=node:node ./web /app
