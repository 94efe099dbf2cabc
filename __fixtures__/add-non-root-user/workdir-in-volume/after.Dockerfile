FROM node:22-slim
RUN mkdir -p /data /data/work && chown 1000:1000 /data /data/work
VOLUME /data
WORKDIR /data/work
EXPOSE 3000
COPY server.js /srv/server.js
# node
USER 1000:1000
CMD ["node", "/srv/server.js"]
