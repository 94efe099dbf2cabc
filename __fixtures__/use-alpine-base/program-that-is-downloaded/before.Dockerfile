FROM node:22
RUN curl -fsSL -o /usr/local/bin/migrate https://example.com/releases/migrate-linux-amd64 && chmod +x /usr/local/bin/migrate
COPY server.js .
CMD ["node", "server.js"]
