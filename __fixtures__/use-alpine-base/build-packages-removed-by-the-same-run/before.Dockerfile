FROM python:3.12
WORKDIR /app
COPY requirements.txt .
# libpq stays, the compiler goes
RUN apt-get update \
 && apt-get install -y --no-install-recommends build-essential libxml2-dev libxslt1-dev curl \
 && pip install --no-cache-dir -r requirements.txt \
 && apt-get purge -y --auto-remove build-essential libxml2-dev libxslt1-dev \
 && rm -rf /var/lib/apt/lists/*
COPY . .
CMD ["gunicorn", "app:app"]
