FROM python:3.13-slim
ENV APP_HOME=/app
WORKDIR $APP_HOME

# What it needs
RUN pip install "flask[async]" gunicorn

COPY . .
