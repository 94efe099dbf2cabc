FROM debian:bookworm-slim
RUN <<EOF
apt-get update
apt-get upgrade -y # until the base is rebuilt
# what the shop needs
apt-get install -y --no-install-recommends curl
rm -rf /var/lib/apt/lists/*
EOF
