FROM ubuntu:24.04
RUN apt list --installed > /packages
RUN apt show curl
