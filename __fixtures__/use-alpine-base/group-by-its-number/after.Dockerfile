FROM node:22-alpine
RUN apk add --no-cache shadow
RUN useradd -u 1001 -g 1001 app
COPY . .
USER app
CMD ["node", "server.js"]
