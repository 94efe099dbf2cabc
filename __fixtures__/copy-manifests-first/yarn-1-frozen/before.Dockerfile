FROM node:22-slim
WORKDIR /app
COPY . .
RUN yarn --frozen-lockfile --production
CMD ["yarn", "start"]
