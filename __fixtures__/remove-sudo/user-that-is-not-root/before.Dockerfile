FROM ubuntu:24.04
RUN sudo mkdir /a
USER app
RUN sudo mkdir /b
USER root
RUN sudo mkdir /c
USER $WHO
RUN sudo mkdir /d
