FROM debian:bookworm
RUN tool --version
RUN cp -r bin /usr/local/
RUN tool --version
