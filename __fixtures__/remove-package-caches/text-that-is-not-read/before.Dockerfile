FROM debian:bookworm
RUN ["apt-get", "install", "-y", "nano"]
RUN ["/bin/bash", "-c", "apt-get update && apt-get install -y curl"]
RUN ["/bin/bash", "-c", "apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*"]
RUN bash -e <<EOF
apt-get update
apt-get install -y git
EOF
