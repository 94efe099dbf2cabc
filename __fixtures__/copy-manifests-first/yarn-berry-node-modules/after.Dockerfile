FROM node:22-slim
WORKDIR /app
COPY package.json yarn.lock .yarnrc.yml ./
COPY .yarn/releases/yarn-4.5.0.cjs .yarn/releases/
RUN corepack enable && yarn install --immutable
COPY . .
RUN yarn build
CMD ["node", "dist/index.js"]
