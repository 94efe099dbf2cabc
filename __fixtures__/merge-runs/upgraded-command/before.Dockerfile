FROM debian:bookworm-slim
SHELL ["/bin/sh", "-e", "-c"]
RUN pip install -U pip
RUN pip install app
