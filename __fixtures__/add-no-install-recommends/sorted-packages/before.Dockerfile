FROM debian:bookworm
RUN apt-get update && apt-get install -y \
  apache2 \
  curl \
  unzip \
  zip
RUN apt-get install -y bzip2 git zip
