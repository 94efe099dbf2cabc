FROM debian:bookworm
SHELL ["/bin/bash", "-c"]
RUN node --version
RUN rm /usr/local/bin/node
RUN node --version
