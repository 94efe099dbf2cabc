FROM debian:12
ADD rootfs.tar.gz /
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
CMD ["/start.sh"]
