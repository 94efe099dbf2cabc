FROM python:3.12-slim
RUN groupadd -g 10001 app
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
