FROM python:3.12
RUN apt-get update && apt-get install -y --no-install-recommends \
    imagemagick \
    tesseract-ocr \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY app.py .
CMD ["python", "app.py"]
