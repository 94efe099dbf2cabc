from python:3.12-slim
workdir /app
copy . .
volume /data
expose 8000
cmd ["python", "main.py"]
