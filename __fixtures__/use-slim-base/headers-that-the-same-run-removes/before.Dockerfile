FROM python:3.12
RUN apt-get update && apt-get install -y libpq-dev \
 && pip install psycopg2==2.9.9 \
 && apt-get purge -y --auto-remove libpq-dev
COPY app.py .
CMD ["python", "app.py"]
