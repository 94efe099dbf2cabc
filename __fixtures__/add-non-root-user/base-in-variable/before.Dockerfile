ARG BASE
FROM ${BASE}
EXPOSE 8000
CMD ["node", "server.js"]
