FROM python:3.12-slim
ENV UPLOAD_DIR=/uploads
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
