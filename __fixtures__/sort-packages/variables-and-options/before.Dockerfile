FROM debian:bookworm-slim
RUN apt-get install -y \
    git \
    curl=$V
RUN apt-get install \
    git \
    -t bookworm-backports \
    curl
