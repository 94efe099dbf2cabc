FROM python:3.12-slim

WORKDIR /usr/src/app

COPY Pipfile Pipfile.lock ./

RUN pip install pipenv
RUN pipenv install --system --deploy --ignore-pipfile

COPY . .

CMD ["python", "app.py"]
