FROM debian:bookworm
RUN <<EOF
set -e
apt-get update
apt-get install -y nano
cat > /etc/motd <<MOTD; echo written
hello
MOTD
rm -rf /var/lib/apt/lists/*
EOF
RUN <<EOF
apt-get update
apt-get install -y nano
cat > /etc/motd <<MOTD && rm -rf /var/lib/apt/lists/*
hello
MOTD
EOF
