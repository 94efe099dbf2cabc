FROM python:3.12
COPY requirements.txt /tmp/
RUN pip install -r /tmp/requirements.txt
CMD ["gunicorn", "app:app"]
