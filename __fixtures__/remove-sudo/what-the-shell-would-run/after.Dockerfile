FROM debian:bookworm-slim
ARG CMD=ls
RUN sudo \
    # as root
    apt-get update
RUN sudo time ls
RUN sudo $CMD
RUN PIP=1 nice make && ls
