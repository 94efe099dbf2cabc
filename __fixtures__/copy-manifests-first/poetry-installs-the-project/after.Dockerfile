FROM python:3.12-slim
WORKDIR /app

COPY pyproject.toml poetry.lock ./

RUN pip install poetry && \
    poetry config virtualenvs.create false && \
    poetry install --without dev --no-root

COPY . .

RUN poetry install --without dev

CMD ["shop"]
