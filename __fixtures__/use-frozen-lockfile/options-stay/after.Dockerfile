FROM node:20-alpine
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json ./
# no audit here
RUN apk add --no-cache tini \
    && npm ci --omit=dev --no-audit --no-fund \
    && npm cache clean --force
COPY . .
