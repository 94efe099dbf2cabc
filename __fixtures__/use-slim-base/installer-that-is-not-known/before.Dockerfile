FROM python:3.12
WORKDIR /app
COPY pyproject.toml poetry.lock ./
RUN pip install gunicorn && poetry install
CMD ["gunicorn", "app:app"]
