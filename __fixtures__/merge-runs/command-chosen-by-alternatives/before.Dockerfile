FROM debian:bookworm
RUN python --version
RUN update-alternatives --install /usr/local/bin/python python /usr/bin/python3 1
RUN python --version
