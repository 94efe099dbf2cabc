FROM python:3.13-slim
COPY requirements.txt /app/
WORKDIR /app
RUN pip install --no-cache-dir -r requirements.txt
ADD . /app
CMD ["gunicorn", "app:app"]
