FROM debian:bookworm
RUN apt-get install -y nano || true
RUN apt-get install -y nano || apt-get install -y vim
