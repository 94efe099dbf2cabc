FROM debian:bookworm
RUN apt-get update && for one in nano vim; do apt-get install -y $one; done
RUN if [ -n "$DEBUG" ]; then apt-get update && apt-get install -y strace; fi
RUN apt-get update && apt-get install -y nano && case $X in y) apt-get install -y vim;; esac
RUN (apt-get update && apt-get install -y nano)
