FROM ubuntu:24.04
RUN mkdir /a
USER app
RUN sudo mkdir /b
USER root
RUN mkdir /c
USER $WHO
RUN sudo mkdir /d
