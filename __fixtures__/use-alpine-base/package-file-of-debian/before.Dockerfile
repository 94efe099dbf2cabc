FROM node:22
COPY tool.deb /tmp/
RUN dpkg -i /tmp/tool.deb
COPY server.js .
CMD ["node", "server.js"]
