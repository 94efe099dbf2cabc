FROM python:3.12-slim
WORKDIR /app
COPY . .
EXPOSE 80 443
CMD uvicorn app:app --port 80 && gunicorn -b :443 x:y
