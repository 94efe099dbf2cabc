FROM node:22
RUN apt-get update && apt-get install -y wget unzip \
 && wget -O /tmp/tool.zip https://example.com/tool-linux-amd64.zip && unzip -d /opt /tmp/tool.zip
COPY server.js .
CMD ["node", "server.js"]
