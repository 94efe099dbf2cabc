FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip build-essential python3-dev
RUN pip3 install --break-system-packages uwsgi
FROM ubuntu:18.04
RUN apt-get update && apt-get install -y --no-install-recommends python3-pip build-essential python3-dev python3-setuptools
RUN pip3 install uwsgi
