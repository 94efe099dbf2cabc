FROM debian:bookworm
RUN apt-get update && \
    apt-get install -y --no-install-recommends \
      vim \
      # for the sources
      git \
      nano \
      ca-certificates && \
    rm -rf /var/lib/apt/lists/*
