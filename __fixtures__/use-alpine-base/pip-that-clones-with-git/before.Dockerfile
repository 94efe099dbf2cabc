FROM python:3.12
WORKDIR /app
RUN pip install git+https://example.org/lib.git@v1
COPY app.py .
CMD ["python", "app.py"]
