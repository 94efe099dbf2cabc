FROM node:22
WORKDIR /app
COPY . .
RUN npm ci
EXPOSE 3000
RUN chown 1000:1000 /app
# node
USER 1000:1000
CMD ["node", "server.js"]
