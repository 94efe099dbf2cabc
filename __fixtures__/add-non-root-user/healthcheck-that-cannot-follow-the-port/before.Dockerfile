FROM python:3.12-slim
WORKDIR /app
COPY . .
EXPOSE 80
HEALTHCHECK CMD ./check.sh
CMD ["gunicorn", "--bind", "0.0.0.0:80", "app:app"]
