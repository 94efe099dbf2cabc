FROM python:3.12-slim
RUN pip install uv
WORKDIR /app
COPY . .
RUN uv pip install --system -r pyproject.toml
CMD ["python", "main.py"]
