FROM python:3.13-slim-trixie
RUN apt-get update \
    && apt-get install -y --no-install-recommends adduser \
    && rm -rf /var/lib/apt/lists/*
RUN adduser --system --group shop
WORKDIR /app
COPY shop.py .
USER shop
CMD ["python", "shop.py"]
