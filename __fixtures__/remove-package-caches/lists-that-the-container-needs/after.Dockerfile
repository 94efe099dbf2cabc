FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
CMD apt-get install -y vim && vim

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
CMD ["apt-get", "install", "-y", "vim"]

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
ENTRYPOINT ["/entrypoint.sh"]

FROM debian:bookworm
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
CMD apt-get update && apt-get install -y vim && vim
