ARG BASE=node:20
FROM $BASE
COPY server.js .
CMD ["node", "server.js"]
