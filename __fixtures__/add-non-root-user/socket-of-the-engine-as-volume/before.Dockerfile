FROM python:3.12-slim
WORKDIR /app
COPY . .
VOLUME /var/run/docker.sock
EXPOSE 8000
CMD ["python", "app.py"]
