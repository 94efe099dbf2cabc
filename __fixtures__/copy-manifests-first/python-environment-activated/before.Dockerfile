FROM python:3.12
WORKDIR /a
COPY . .
RUN python -m venv /venv && . /venv/bin/activate && pip install -r requirements.txt
CMD ["/venv/bin/python","app.py"]
