# syntax=docker/dockerfile:1
FROM debian:bookworm
RUN <<EOF
apt-get update
apt-get install -y nano
EOF
RUN <<EOF
set -ex
apt-get update
  apt-get install -y nano
EOF
RUN <<EOF
#!/bin/bash -e
apt-get update
apt-get install -y nano
EOF
RUN apt-get update && cat <<EOF > /x && apt-get install -y nano
text
EOF
