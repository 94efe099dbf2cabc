FROM registry.example.org/team/base:1
RUN apt-get install -y curl
