FROM python:3.12-slim
WORKDIR /app
COPY shop.py .
# orders are kept here
VOLUME ["/var/lib/shop", "/app/uploads"]
EXPOSE 8000
CMD ["python", "shop.py"]
