# escape=`
FROM debian
SHELL ["/bin/sh", "-c"]
RUN echo a\
RUN echo b
