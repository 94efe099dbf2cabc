FROM python:3.12-slim
RUN groupadd -g 1500 shop && useradd -u 1500 -g shop -m shop
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["uvicorn", "shop:app", "--host", "0.0.0.0", "--port", "8000"]
