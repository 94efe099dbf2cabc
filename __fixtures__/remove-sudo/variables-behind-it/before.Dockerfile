FROM ubuntu:24.04
RUN sudo DEBIAN_FRONTEND=noninteractive apt-get install -y x && A=b sudo make
