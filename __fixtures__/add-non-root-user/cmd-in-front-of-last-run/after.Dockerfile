FROM node:22-slim
WORKDIR /app
CMD ["node", "server.js"]
EXPOSE 3000
COPY . .
RUN npm ci
RUN chown 1000:1000 /app
# node
USER 1000:1000