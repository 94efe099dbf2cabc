# syntax=docker/dockerfile:1
FROM debian:bookworm
RUN <<EOF
apt-get install -y nano
EOF
RUN <<EOF
set -e
mkdir /data
  apt-get install -y nano
EOF
RUN <<EOF
#!/bin/bash -e
apt-get install -y nano
ls
EOF
