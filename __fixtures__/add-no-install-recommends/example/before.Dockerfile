FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y \
        curl \
        git \
        unzip \
    && rm -rf /var/lib/apt/lists/*
RUN git clone https://github.com/example/site.git /srv/site
