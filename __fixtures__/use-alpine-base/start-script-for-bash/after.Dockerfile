FROM python:3.12-alpine
RUN apk add --no-cache bash coreutils curl
WORKDIR /app
COPY . .
RUN pip install flask gunicorn
ENTRYPOINT ["./docker/entrypoint.sh"]
CMD ["gunicorn", "app:app"]
