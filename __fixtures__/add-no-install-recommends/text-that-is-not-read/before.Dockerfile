FROM debian:bookworm
RUN ["apt-get", "install", "-y", "nano"]
RUN ["/usr/bin/apt-get", "install", "--no-install-recommends", "-y", "vim"]
RUN ["/bin/bash", "-c", "apt-get update && apt-get install -y curl"]
RUN ["echo", "apt-get install curl"]
RUN bash -e <<EOF
apt-get update
apt-get install -y git
EOF
RUN cat > /notes <<EOF
apt-get install -y git
EOF
