FROM ubuntu:16.04
RUN mkdir /a \
    && cd /bin && ln -sf bash sh -v
RUN echo {a,b} \
    && ls -l /bin/sh \
    && mkdir /c
