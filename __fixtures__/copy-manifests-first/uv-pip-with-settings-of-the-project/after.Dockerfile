FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt pyproject.toml /app/
RUN uv pip install --system -r requirements.txt
COPY . /app
CMD ["python", "-m", "shop"]
