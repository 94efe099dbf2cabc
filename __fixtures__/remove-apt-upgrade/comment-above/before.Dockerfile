FROM debian:bookworm-slim
# CVE-2024-1
RUN apt-get upgrade -y
