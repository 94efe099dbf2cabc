FROM debian:bookworm-slim
RUN a \
    && apt-get install -y \
        curl \
        git \
    && c
