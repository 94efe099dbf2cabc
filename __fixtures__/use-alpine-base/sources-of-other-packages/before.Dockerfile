FROM python:3.12
RUN curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs
COPY app.py .
CMD ["python", "app.py"]
