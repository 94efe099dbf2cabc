FROM ubuntu:24.04
RUN x=$(apt install -s curl) && echo "$x"
