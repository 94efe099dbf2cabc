FROM python:3.12
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=ssh pip install -r requirements.txt
COPY app.py .
CMD ["python", "app.py"]
