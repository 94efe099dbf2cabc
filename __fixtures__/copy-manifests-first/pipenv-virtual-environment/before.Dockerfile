FROM python:3.12-slim
RUN pip install pipenv
ENV PIPENV_VENV_IN_PROJECT=1
WORKDIR /app
COPY . .
RUN pipenv install
CMD ["pipenv", "run", "python", "app.py"]
