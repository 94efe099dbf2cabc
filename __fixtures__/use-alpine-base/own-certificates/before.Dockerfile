FROM node:22
COPY ca.crt /usr/local/share/ca-certificates/own.crt
RUN update-ca-certificates
COPY server.js .
CMD ["node", "server.js"]
