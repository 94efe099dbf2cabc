FROM node:22-alpine
RUN apk add --no-cache shadow
RUN id app || useradd -r app
COPY . .
USER app
CMD ["node", "server.js"]
