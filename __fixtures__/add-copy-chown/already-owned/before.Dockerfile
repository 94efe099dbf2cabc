FROM node:22
USER node
WORKDIR /app
COPY --chown=node . .
RUN npm install
