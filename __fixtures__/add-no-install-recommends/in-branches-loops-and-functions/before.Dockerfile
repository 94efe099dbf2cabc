FROM debian:bookworm
RUN apt-get update && if [ -n "$DEBUG" ]; then apt-get install -y strace; else apt-get install -y nano; fi
RUN for one in nano less; do apt-get install -y "$one"; done
RUN fetch() { apt-get install -y "$@"; }; fetch nano
RUN (apt-get install -y nano || apt-get install -y vim) && { apt-get install -y less; }
RUN yes | apt-get install nano
