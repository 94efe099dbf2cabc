FROM ubuntu:24.04
RUN sudo apt-get install -y curl; sh -c "apt-get update"; cat list | xargs apt-get install -y; /usr/bin/apt-get update
RUN echo apt install && x="apt update"
RUN printf "apt install"
