FROM debian:bookworm
RUN apt-get update && apt-get install -y nano
ONBUILD RUN apt-get install -y vim
