FROM python:3.12-slim
COPY . /app
RUN pip install --no-cache-dir --target=/root/.local/lib shop && ln -s /root/.local/bin/shop /usr/local/bin/shop
EXPOSE 8000
CMD ["python", "/app/shop.py"]
