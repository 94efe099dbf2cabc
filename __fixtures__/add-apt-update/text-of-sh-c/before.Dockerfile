FROM debian:bookworm
RUN bash -c "apt-get install -y nano"
RUN sudo sh -c 'cd /tmp && apt-get install -y nano'
