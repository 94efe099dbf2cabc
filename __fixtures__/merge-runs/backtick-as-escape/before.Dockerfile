# escape=`
FROM debian
SHELL ["/bin/sh", "-c"]
RUN a `
    && b
RUN c
