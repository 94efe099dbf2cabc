FROM python:3.12
RUN pip install poetry
WORKDIR /app
COPY . .
RUN poetry install --no-interaction --no-ansi
CMD ["poetry", "run", "python", "main.py"]
