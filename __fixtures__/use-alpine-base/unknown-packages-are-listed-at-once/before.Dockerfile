FROM node:22
RUN apt-get update && apt-get install -y python2.7 libmagic-mystery-dev supervisor locales curl=7.88.1-10 \
 && rm -rf /var/lib/apt/lists/*
COPY . .
CMD ["node", "server.js"]
