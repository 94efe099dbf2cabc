FROM node:22-alpine AS base
WORKDIR /app

FROM base AS sources
RUN apk add --no-cache git

FROM base
RUN apk add --no-cache git
COPY --from=sources /app .
RUN git config --global user.name app
CMD ["node", "server.js"]
