FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends virtualenv build-essential python3-dev
RUN virtualenv /venv && /venv/bin/pip install uwsgi
