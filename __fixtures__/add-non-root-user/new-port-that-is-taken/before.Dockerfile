FROM python:3.12-slim
WORKDIR /app
COPY . .
EXPOSE 80 8080
CMD ["gunicorn", "--bind", "0.0.0.0:80", "app:app"]
