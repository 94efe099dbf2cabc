# The image of imgfix itself. It writes as whoever owns the files:
#   docker run --rm --user "$(id -u):$(id -g)" --volume "$PWD:/work" imgfix --write

FROM node:22.23.2-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:22.23.2-bookworm-slim
# git knows which files it ignores and what has changed
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /src/node_modules /opt/imgfix/node_modules
COPY --from=build /src/dist /opt/imgfix/dist
COPY LICENSE package.json /opt/imgfix/
USER node
WORKDIR /work
ENTRYPOINT ["node", "/opt/imgfix/dist/cli.cjs"]
