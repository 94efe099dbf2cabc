FROM node:22-slim AS base
USER node

FROM base
EXPOSE 3000
CMD ["node", "server.js"]
