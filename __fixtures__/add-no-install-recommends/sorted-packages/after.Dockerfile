FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends \
  apache2 \
  ca-certificates \
  curl \
  unzip \
  zip
RUN apt-get install -y --no-install-recommends bzip2 git zip
