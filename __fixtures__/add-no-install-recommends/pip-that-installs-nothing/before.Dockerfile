FROM debian:bookworm
RUN apt-get update && apt-get install -y python3-pip
CMD ["pip3", "--version"]
