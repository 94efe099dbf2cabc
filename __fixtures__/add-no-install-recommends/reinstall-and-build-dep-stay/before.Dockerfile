FROM debian:bookworm
RUN apt-get update && apt-get build-dep -y nginx && apt-get reinstall -y nano && apt-get install -y -- nano
