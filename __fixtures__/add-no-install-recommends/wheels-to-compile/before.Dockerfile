FROM debian:bookworm
RUN apt-get update && apt-get install -y python3-pip
RUN pip3 install --break-system-packages uwsgi
FROM ubuntu:18.04
RUN apt-get update && apt-get install -y python3-pip
RUN pip3 install uwsgi
