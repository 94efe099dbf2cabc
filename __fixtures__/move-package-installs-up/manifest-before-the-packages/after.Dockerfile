FROM python:3.12-slim
WORKDIR /app
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y gcc
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
