FROM python:3.12-slim
RUN useradd build && su build -c true && userdel build
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
