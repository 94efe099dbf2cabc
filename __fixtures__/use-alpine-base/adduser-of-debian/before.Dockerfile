FROM node:22
RUN addgroup --system --gid 1001 nodejs && adduser --disabled-password --gecos "" --uid 1001 --ingroup nodejs nextjs
COPY . .
USER nextjs:nodejs
CMD ["node", "server.js"]
