FROM python:3.12
WORKDIR /app
COPY docker-entrypoint.sh /usr/local/bin/
COPY app.py .
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["python", "app.py"]
