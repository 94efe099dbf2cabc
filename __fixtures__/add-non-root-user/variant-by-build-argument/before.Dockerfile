ARG VARIANT=bookworm
FROM python:3.12-${VARIANT} AS web
WORKDIR /app
COPY . .
EXPOSE 8000
CMD ["python", "shop.py"]
