FROM node:22
RUN id app || useradd -r app
COPY . .
USER app
CMD ["node", "server.js"]
