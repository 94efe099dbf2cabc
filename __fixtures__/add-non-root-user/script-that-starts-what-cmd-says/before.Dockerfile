FROM node:22-slim
WORKDIR /srv
COPY . .
EXPOSE 3000
ENTRYPOINT ["/srv/entrypoint.sh"]
CMD ["node", "server.js"]
