FROM ubuntu:24.04
ENV PATH=/opt/conda/bin:$PATH
RUN sudo pip install x && sudo apt-get update
