FROM node:22
RUN echo 'tzdata tzdata/Areas select Europe' | debconf-set-selections
COPY server.js .
CMD ["node", "server.js"]
