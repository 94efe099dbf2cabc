FROM mcr.microsoft.com/devcontainers/base:ubuntu
EXPOSE 8080
CMD ["node", "server.js"]
