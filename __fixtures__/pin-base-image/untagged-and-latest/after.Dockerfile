from python:3.14.7-trixie
run pip install flask

FROM   python:3.14.7-trixie
RUN pip install flask
