FROM python:3.12
RUN apt-get update && apt-get install -y gcc libpq-dev \
 && pip install psycopg2-binary \
 && apt-get purge -y gcc libpq-dev
CMD ["python", "-c", "import psycopg2"]
