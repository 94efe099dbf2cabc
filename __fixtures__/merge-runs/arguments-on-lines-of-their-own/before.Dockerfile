FROM debian:bookworm-slim
RUN a
RUN apt-get install -y \
    curl \
    git
RUN c
