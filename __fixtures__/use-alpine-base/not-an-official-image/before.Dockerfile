FROM bitnami/node:22
CMD ["node", "server.js"]
