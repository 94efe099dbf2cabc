FROM node:22-slim
WORKDIR /app
COPY --chown=1000:1000 . .
EXPOSE 3000
CMD ["node", "server.js"]
RUN mkdir -p /data && chown 1000:1000 /data
VOLUME /data
RUN chown 1000:1000 /app
# node
USER 1000:1000
