FROM debian:bookworm
RUN apt-get update && if [ -n "$DEBUG" ]; then apt-get install -y --no-install-recommends strace; else apt-get install -y --no-install-recommends nano; fi
RUN for one in nano less; do apt-get install -y --no-install-recommends "$one"; done
RUN fetch() { apt-get install -y --no-install-recommends "$@"; }; fetch nano
RUN (apt-get install -y --no-install-recommends nano || apt-get install -y --no-install-recommends vim) && { apt-get install -y --no-install-recommends less; }
RUN yes | apt-get install --no-install-recommends nano
