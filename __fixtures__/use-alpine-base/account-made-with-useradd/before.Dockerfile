FROM node:22
RUN useradd -m app
COPY . .
USER app
CMD ["node", "server.js"]
