FROM python:3.12-slim
RUN mkdir -p /data/orders /usr/share/man/man1 /build && rm -rf /build
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
