FROM node:20-alpine
WORKDIR /app
COPY docker-entrypoint.sh /usr/local/bin/
COPY . .
RUN npm ci
ENTRYPOINT ["docker-entrypoint.sh"]
EXPOSE 3000
CMD ["node", "server.js"]
