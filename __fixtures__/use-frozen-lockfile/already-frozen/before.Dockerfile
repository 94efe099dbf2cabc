FROM node:22
WORKDIR /app
COPY . .
RUN npm ci
RUN yarn install --frozen-lockfile
RUN pnpm install --frozen-lockfile
RUN yarn install --immutable
