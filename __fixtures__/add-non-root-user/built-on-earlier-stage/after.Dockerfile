FROM node:22-slim AS base
WORKDIR /app
EXPOSE 3000
CMD ["node", "server.js"]

FROM base
COPY --chown=1000:1000 . .
RUN chown 1000:1000 /app
# node
USER 1000:1000
