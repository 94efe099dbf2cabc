FROM debian:bookworm
RUN apt-get update && for one in nano vim; do apt-get install -y $one; done \
    && rm -rf /var/lib/apt/lists/*
RUN if [ -n "$DEBUG" ]; then apt-get update && apt-get install -y strace; fi \
    && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y nano && case $X in y) apt-get install -y vim;; esac \
    && rm -rf /var/lib/apt/lists/*
RUN (apt-get update && apt-get install -y nano) \
    && rm -rf /var/lib/apt/lists/*
