FROM debian:bookworm
RUN (python --version) \
    && update-alternatives --install /usr/local/bin/python python /usr/bin/python3 1 \
    && python --version
