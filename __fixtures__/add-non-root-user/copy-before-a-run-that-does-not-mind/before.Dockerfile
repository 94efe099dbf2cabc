FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN chmod +x manage.sh && pip install --no-cache-dir -r requirements.txt
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "app:app"]
