FROM node:22
RUN apt-get update && apt-get install -y cron
COPY server.js .
CMD service cron start && node server.js
