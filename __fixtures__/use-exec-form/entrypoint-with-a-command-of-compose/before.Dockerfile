FROM python:3.12
COPY worker.py /worker.py
ENTRYPOINT python /worker.py
