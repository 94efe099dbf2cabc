FROM python:3.12-slim
WORKDIR /app
COPY . .
WORKDIR /app/packages/core
RUN uv sync --frozen
