FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN chmod 700 secrets
EXPOSE 8000
CMD ["python", "shop.py"]
