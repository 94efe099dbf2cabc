FROM python:3.12-slim
WORKDIR /app
COPY app.py .
EXPOSE 8000
CMD cd /app && python app.py >> /var/log/app.log 2>&1
