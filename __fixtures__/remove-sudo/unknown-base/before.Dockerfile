FROM example.org/base
RUN sudo apt-get update
