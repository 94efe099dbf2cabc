FROM node:22
RUN apt-get update && apt-get install -y --no-install-recommends gosu tini && rm -rf /var/lib/apt/lists/*
RUN groupmod -g 1001 node && usermod -u 1001 -g 1001 node
COPY . /app
WORKDIR /app
ENTRYPOINT ["/usr/bin/tini", "--", "gosu", "node", "node", "server.js"]
