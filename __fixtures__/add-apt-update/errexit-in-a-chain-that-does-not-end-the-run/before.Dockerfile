FROM debian:bookworm
RUN set -e; mkdir /data && apt-get install -y nano; rm -r /data
