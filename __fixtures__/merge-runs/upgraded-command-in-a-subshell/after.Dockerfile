FROM debian:bookworm-slim
RUN (pip --version && pip install -U pip) \
    && pip install app
