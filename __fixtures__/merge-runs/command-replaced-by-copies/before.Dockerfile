FROM debian:bookworm
RUN tool --version
RUN cp bin/* /usr/local/bin/
RUN tool --version
