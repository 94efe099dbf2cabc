FROM debian:bookworm
RUN <<EOF
set -e
apt-get update
apt-get install -y nano
cat > /etc/motd <<MOTD; echo written
hello
MOTD
EOF
RUN <<EOF
apt-get update
apt-get install -y nano
cat > /etc/motd <<MOTD
hello
MOTD
EOF
