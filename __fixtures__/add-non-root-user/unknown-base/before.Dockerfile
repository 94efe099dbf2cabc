FROM registry.example.org/platform/runtime:7
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["node", "server.js"]
