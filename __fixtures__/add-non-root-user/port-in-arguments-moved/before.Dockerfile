FROM python:3.12-slim
ENV PORT=80
WORKDIR /app
COPY . .
EXPOSE 80/tcp
HEALTHCHECK CMD ["curl", "-f", "http://localhost:80/health"]
CMD ["gunicorn", "--bind", "0.0.0.0:80", "app:app"]
