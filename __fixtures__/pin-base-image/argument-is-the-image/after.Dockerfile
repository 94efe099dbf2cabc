ARG BASE_IMAGE=python:3.12.14-slim-trixie
FROM $BASE_IMAGE
RUN pip install flask
