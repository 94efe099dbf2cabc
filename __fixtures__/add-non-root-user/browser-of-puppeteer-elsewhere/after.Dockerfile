FROM node:22
ENV PUPPETEER_CACHE_DIR=/opt/puppeteer
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY --chown=1000:1000 . .
EXPOSE 3000
RUN chown 1000:1000 /app
# node
USER 1000:1000
CMD ["node", "server.js"]
