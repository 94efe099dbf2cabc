FROM python:3.12-slim
COPY app.py /app/
EXPOSE 8000
CMD cd /app && exec python app.py
