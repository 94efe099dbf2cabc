FROM python:3.12-slim
COPY requirements.txt /app/
COPY . /app
ADD https://example.org/data.json /app/
