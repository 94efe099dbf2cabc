FROM example.org/python:3.12 AS base
WORKDIR /app

FROM base
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
