FROM python:3.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates wget \
    && rm -rf /var/lib/apt/lists/*
COPY app.py start.sh /app/
WORKDIR /app
RUN chmod +x start.sh
ENTRYPOINT ["./start.sh"]
