FROM python:3.12-slim
ENV POETRY_NO_INTERACTION=1 \
    POETRY_VIRTUALENVS_CREATE=false
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir poetry==1.8.3
RUN poetry install --no-root --only main
CMD ["python", "-m", "shop"]
