FROM python:3.12-slim
RUN pip install pipenv
ENV PIPENV_VENV_IN_PROJECT=1
WORKDIR /app
COPY Pipfile Pipfile.lock ./
RUN pipenv install
COPY . .
CMD ["pipenv", "run", "python", "app.py"]
