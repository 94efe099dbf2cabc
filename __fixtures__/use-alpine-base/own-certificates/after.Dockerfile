FROM node:22-alpine
RUN apk add --no-cache ca-certificates
COPY ca.crt /usr/local/share/ca-certificates/own.crt
RUN update-ca-certificates
COPY server.js .
CMD ["node", "server.js"]
