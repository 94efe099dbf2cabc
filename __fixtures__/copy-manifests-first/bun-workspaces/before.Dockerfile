FROM oven/bun:1 AS build
WORKDIR /repo
COPY . /repo
RUN bun install
RUN bun run --filter web build
