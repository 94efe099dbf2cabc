FROM python:3.12.14-trixie
COPY requirements.txt .
RUN pip install -r requirements.txt
CMD ["python", "-m", "app"]
