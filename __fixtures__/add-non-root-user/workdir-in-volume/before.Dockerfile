FROM node:22-slim
VOLUME /data
WORKDIR /data/work
EXPOSE 3000
COPY server.js /srv/server.js
CMD ["node", "/srv/server.js"]
