FROM python:3.12-slim
WORKDIR /app
COPY . .
CMD ["celery", "--app", "shop", "worker", "--loglevel", "info"]
