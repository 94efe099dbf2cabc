FROM registry.example.org/team/base:1
COPY setup.sh /
RUN /setup.sh
RUN apt-get install -y nano
