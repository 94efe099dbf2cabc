FROM node:22-slim
WORKDIR /srv
COPY . .
EXPOSE 3000
CMD ["./start.sh"]
