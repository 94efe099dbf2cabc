FROM python:3.12 AS a
ENV PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1
RUN pip install flask && uv pip install flask
FROM python:3.12 AS b
RUN PIP_NO_CACHE_DIR=off pip install flask
RUN pip install --no-cache-dir flask && pip --no-cache-dir install flask
RUN pip install flask && rm -rf /root/.cache/pip
RUN pip install flask && pip cache purge
RUN uv pip install --no-cache flask
FROM alpine:3.20
RUN apk add --no-cache curl
