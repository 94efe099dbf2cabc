FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends \
    ca-certificates \
    ffmpeg \
    git \
    libsm6 \
    zip \
 && rm -rf /var/lib/apt/lists/*
RUN git clone --depth 1 https://example.org/assets.git /assets
RUN pip install flask==2.3.2 gunicorn gitpython
COPY app.py /app/
CMD ["gunicorn", "-w", "2", "app:app"]
