FROM node:22-alpine
RUN DEBIAN_FRONTEND=noninteractive apk upgrade --no-cache && apk add --no-cache curl
RUN apk upgrade --no-cache
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
CMD ["npm", "start"]
