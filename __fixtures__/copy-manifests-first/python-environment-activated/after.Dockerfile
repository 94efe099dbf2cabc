FROM python:3.12
WORKDIR /a
COPY requirements.txt .
RUN python -m venv /venv && . /venv/bin/activate && pip install -r requirements.txt
COPY . .
CMD ["/venv/bin/python","app.py"]
