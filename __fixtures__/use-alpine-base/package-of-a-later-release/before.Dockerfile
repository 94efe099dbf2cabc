FROM node:16
RUN apt-get update && apt-get install -y postgresql-client-16
COPY server.js .
CMD ["node", "server.js"]
