FROM debian:bookworm-slim
RUN . /etc/os-release && echo "$VERSION_CODENAME"
RUN b
