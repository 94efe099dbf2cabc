FROM python:3.13-bookworm
RUN adduser --system --group shop
WORKDIR /app
COPY shop.py .
USER shop
CMD ["python", "shop.py"]
