FROM debian:bookworm
RUN (tool --version) \
    && cp -r bin /usr/local/ \
    && tool --version
