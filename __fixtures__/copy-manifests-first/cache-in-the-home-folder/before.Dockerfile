FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install poetry && poetry config virtualenvs.create false && poetry install --only main --no-root && rm -rf ~/.cache
CMD ["python", "-m", "shop"]
