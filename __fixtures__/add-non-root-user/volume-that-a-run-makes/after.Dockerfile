FROM node:22-slim
WORKDIR /app
COPY server.js .
RUN mkdir -p /data/db && mkdir /cache && chmod 755 /cache
RUN mkdir -p /media/x /late && chown 1000:1000 /data/db /cache /media/x /late
VOLUME /data/db /cache /media/x
RUN mkdir -p /late
VOLUME /late
EXPOSE 3000
RUN chown 1000:1000 /app
# node
USER 1000:1000
CMD ["node", "server.js"]
