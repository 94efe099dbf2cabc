FROM python:3.12-slim AS base
VOLUME /data

FROM base
COPY shop.py /app/
EXPOSE 8000
CMD ["python", "/app/shop.py"]
