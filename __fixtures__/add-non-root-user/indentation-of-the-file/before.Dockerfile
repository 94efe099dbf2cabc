# syntax=docker/dockerfile:1
FROM python:3.12-slim
WORKDIR /app
RUN pip install --no-cache-dir \
      flask \
      gunicorn
COPY . .
EXPOSE 8000
CMD ["gunicorn", "shop:app", "-b", "0.0.0.0:8000"]
