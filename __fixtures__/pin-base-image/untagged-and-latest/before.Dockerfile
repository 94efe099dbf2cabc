from python
run pip install flask

FROM   python:latest
RUN pip install flask
