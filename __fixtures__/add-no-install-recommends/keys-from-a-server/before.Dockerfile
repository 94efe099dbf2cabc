FROM debian:bookworm
RUN apt-get update && apt-get install -y gpg \
    && gpg --keyserver keyserver.ubuntu.com --recv-keys 0123456789ABCDEF
