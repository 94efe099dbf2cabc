FROM node:22-alpine
RUN addgroup -S -g 1001 nodejs && adduser -D -g '' -u 1001 -G nodejs nextjs
COPY . .
USER nextjs:nodejs
CMD ["node", "server.js"]
