FROM node:22
RUN useradd -u 1001 -g 1001 app
COPY . .
USER app
CMD ["node", "server.js"]
