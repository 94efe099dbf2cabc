FROM python:3.12-slim
RUN pip install poetry
WORKDIR /app
COPY pyproject.toml poetry.lock poetry.toml /app/
RUN poetry install --without dev --no-root
COPY . /app
RUN poetry install --without dev
ENTRYPOINT ["poetry", "run", "shop"]
