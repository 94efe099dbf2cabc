FROM debian:bookworm
RUN apt-get update && apt-get install -y nano || true
RUN apt-get update && apt-get install -y nano || apt-get install -y vim
