FROM python:3.12-alpine
RUN apk add --no-cache bash curl git
WORKDIR /app
COPY docker-entrypoint.sh /usr/local/bin/
COPY app.py .
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["python", "app.py"]
