FROM debian:bookworm-slim
RUN pip --version && pip install -U pip
RUN pip install app
