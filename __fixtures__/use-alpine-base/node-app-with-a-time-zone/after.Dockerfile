FROM node:22-alpine
ENV TZ=Europe/Berlin
RUN apk add --no-cache ca-certificates tzdata
COPY corporate.crt /usr/local/share/ca-certificates/
RUN ln -snf /usr/share/zoneinfo/$TZ /etc/localtime && echo $TZ > /etc/timezone && update-ca-certificates
COPY server.js /
CMD ["node", "/server.js"]
