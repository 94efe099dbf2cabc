FROM python:3.12
ONBUILD RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
ONBUILD RUN pip install --no-cache-dir -r requirements.txt
