FROM python:3.12-slim
RUN pip install uv
WORKDIR /app
COPY requirements.txt constraints.txt ./
RUN uv pip install --system --no-cache -r requirements.txt -c constraints.txt
COPY . .
CMD ["python", "main.py"]
