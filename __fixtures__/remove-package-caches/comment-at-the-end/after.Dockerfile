FROM debian:bookworm
RUN apt-get update && apt-get install -y nano && rm -rf /var/lib/apt/lists/* # the editor
RUN set -e; apt-get update; apt-get install -y nano; rm -rf /var/lib/apt/lists/* # the editor
RUN <<EOF
apt-get update
apt-get install -y nano && rm -rf /var/lib/apt/lists/* # the editor
EOF
RUN <<EOF
set -e
apt-get update
apt-get install -y nano
# done
rm -rf /var/lib/apt/lists/*
EOF
