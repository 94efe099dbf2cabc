FROM ubuntu:16.04
RUN mkdir /a
RUN cd /bin && ln -sf bash sh -v
RUN echo {a,b}
RUN ls -l /bin/sh
RUN mkdir /c
