FROM oven/bun:1
WORKDIR /app
COPY package.json package-lock.json ./
RUN bun install
COPY . .
CMD ["bun", "index.ts"]
