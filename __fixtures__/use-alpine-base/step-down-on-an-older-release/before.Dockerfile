FROM node:16
RUN apt-get update \
 && apt-get install -y --no-install-recommends gosu \
 && rm -rf /var/lib/apt/lists/* \
 && gosu nobody true
COPY server.js .
ENTRYPOINT ["gosu", "node", "node", "server.js"]
