FROM node:22-alpine
WORKDIR /srv/app
COPY package*.json ./
RUN npm ci --omit=dev
COPY --chown=1000:1000 . .
EXPOSE 3000
RUN chown 1000:1000 /srv/app
# node
USER 1000:1000
CMD ["node", "server.js"]
