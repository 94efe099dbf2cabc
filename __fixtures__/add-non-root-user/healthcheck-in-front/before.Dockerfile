FROM node:22-slim
WORKDIR /app
COPY . .
EXPOSE 3000
HEALTHCHECK --interval=30s CMD ["node", "health.js"]
ENTRYPOINT ["node"]
CMD ["server.js"]
