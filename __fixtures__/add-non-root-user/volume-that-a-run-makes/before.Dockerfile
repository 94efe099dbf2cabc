FROM node:22-slim
WORKDIR /app
COPY server.js .
RUN mkdir -p /data/db && mkdir /cache && chmod 755 /cache
VOLUME /data/db /cache /media/x
RUN mkdir -p /late
VOLUME /late
EXPOSE 3000
CMD ["node", "server.js"]
