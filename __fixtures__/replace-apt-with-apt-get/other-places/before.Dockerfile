FROM ubuntu:24.04
RUN sudo apt install -y curl; sh -c "apt update"; cat list | xargs apt install -y; /usr/bin/apt update
RUN echo apt install && x="apt update"
RUN printf "apt install"
