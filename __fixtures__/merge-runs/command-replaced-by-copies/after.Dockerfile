FROM debian:bookworm
RUN (tool --version) \
    && cp bin/* /usr/local/bin/ \
    && tool --version
