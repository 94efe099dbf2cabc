FROM node:22-alpine
RUN apk add --no-cache tini
WORKDIR /app
COPY --chown=1000:1000 . .
EXPOSE 3000
RUN chown 1000:1000 /app
# node
USER 1000:1000
ENTRYPOINT ["/sbin/tini", "--"]
CMD ["node", "server.js"]
