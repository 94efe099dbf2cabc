FROM debian:bookworm
SHELL ["/bin/bash", "-c"]
RUN (node --version) \
    && rm /usr/local/bin/node \
    && node --version
