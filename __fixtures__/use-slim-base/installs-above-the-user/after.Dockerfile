FROM python:3.12-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/*
USER 1000
RUN curl -sSfO https://example.org/data.csv
CMD ["python", "-m", "http.server"]
