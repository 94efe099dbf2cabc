FROM python:3.12-slim
WORKDIR /app
COPY --chmod=644 shop.conf /etc/shop.conf
COPY --chown=1:1 data ./data
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
