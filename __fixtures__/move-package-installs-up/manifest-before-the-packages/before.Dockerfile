FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN --mount=type=cache,target=/var/cache/apt apt-get update && apt-get install -y gcc
RUN pip install -r requirements.txt
COPY . .
