FROM debian:bookworm
RUN apt-get update && apt-get install -y nano # the editor
RUN set -e; apt-get update; apt-get install -y nano # the editor
RUN <<EOF
apt-get update
apt-get install -y nano # the editor
EOF
RUN <<EOF
set -e
apt-get update
apt-get install -y nano
# done
EOF
