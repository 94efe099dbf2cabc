FROM python:3.12-slim
ARG DATA
VOLUME $DATA
COPY shop.py /app/
EXPOSE 8000
CMD ["python", "/app/shop.py"]
