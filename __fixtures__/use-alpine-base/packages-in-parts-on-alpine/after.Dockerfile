FROM python:3.12-alpine
RUN apk add --no-cache \
    imagemagick font-dejavu imagemagick-heic imagemagick-jpeg imagemagick-pdf imagemagick-svg imagemagick-tiff imagemagick-webp \
    tesseract-ocr tesseract-ocr-data-eng tesseract-ocr-data-osd
WORKDIR /app
COPY app.py .
CMD ["python", "app.py"]
