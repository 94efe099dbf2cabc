FROM node:22-alpine
WORKDIR /app
COPY package.json package-lock.json ./
RUN apk add --no-cache tini \
    # as root
    && npm ci --no-audit \
    && npm cache clean --force
COPY . .
EXPOSE 3000
CMD ["tini", "--", "npm", "start"]
