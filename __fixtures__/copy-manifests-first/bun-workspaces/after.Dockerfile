FROM oven/bun:1 AS build
WORKDIR /repo
COPY package.json bun.lock /repo/
COPY apps/web/package.json /repo/apps/web/
COPY packages/ui/package.json /repo/packages/ui/
RUN bun install
COPY . /repo
RUN bun run --filter web build
