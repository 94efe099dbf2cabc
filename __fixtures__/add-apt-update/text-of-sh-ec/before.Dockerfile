FROM debian:bookworm
RUN bash -ec "apt-get install -y nano; ls"
