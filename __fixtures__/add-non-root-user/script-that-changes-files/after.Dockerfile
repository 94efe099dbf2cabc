FROM node:22-slim
WORKDIR /srv
COPY . .
EXPOSE 3000
# node
USER 1000:1000
CMD ["./start.sh"]
