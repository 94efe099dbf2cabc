FROM oven/bun:1
WORKDIR /usr/src/app

# the whole project
COPY . .
RUN bun install --frozen-lockfile --production

USER bun
ENTRYPOINT ["bun", "run", "index.ts"]
