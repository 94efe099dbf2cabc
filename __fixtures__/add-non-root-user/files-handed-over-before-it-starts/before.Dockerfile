FROM debian:12-slim
WORKDIR /app
COPY app .
EXPOSE 8080
CMD ["sh", "-c", "chown -R daemon /app/data && ldconfig && ./app"]
