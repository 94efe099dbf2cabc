FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN /setup

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
RUN install-build-deps

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
RUN /opt/venv/bin/pip install --no-cache-dir flask
