FROM python:3.12-slim
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN pip install poetry && poetry config virtualenvs.create false && poetry install --only main --no-root && rm -rf ~/.cache
COPY . .
CMD ["python", "-m", "shop"]
