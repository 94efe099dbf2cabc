FROM python:3.12-slim
WORKDIR /app
COPY . .

# one worker is enough:
# the queue does the rest
CMD exec gunicorn --bind :$PORT --workers 1 shop:app
