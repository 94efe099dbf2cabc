FROM python:3.12
WORKDIR /app
COPY build/convert /usr/local/bin/convert
COPY requirements*.txt pyproject.toml* ./
COPY app.py .
EXPOSE 8000
CMD ["python", "app.py"]
