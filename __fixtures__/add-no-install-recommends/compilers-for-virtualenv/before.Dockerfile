FROM debian:bookworm
RUN apt-get update && apt-get install -y virtualenv
RUN virtualenv /venv && /venv/bin/pip install uwsgi
