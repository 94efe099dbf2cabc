FROM node:22 AS base
WORKDIR /app

FROM base AS sources
RUN apt-get update && apt-get install -y git

FROM base
COPY --from=sources /app .
RUN git config --global user.name app
CMD ["node", "server.js"]
