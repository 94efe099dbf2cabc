FROM python:3.12
ONBUILD RUN apt-get update && apt-get install -y nano
ONBUILD RUN pip install -r requirements.txt
