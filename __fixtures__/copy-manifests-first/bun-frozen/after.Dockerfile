FROM oven/bun:1
WORKDIR /usr/src/app

COPY package.json bun.lock bunfig.toml ./
RUN bun install --frozen-lockfile --production

# the whole project
COPY . .

USER bun
ENTRYPOINT ["bun", "run", "index.ts"]
