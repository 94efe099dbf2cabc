FROM debian:bookworm
RUN apt-get update && \
    apt-get install -y \
      vim \
      # for the sources
      git \
      nano && \
    rm -rf /var/lib/apt/lists/*
