FROM debian:bookworm
RUN bash -c "apt-get update && apt-get install -y nano"
RUN sudo sh -c 'cd /tmp && apt-get update && apt-get install -y nano'
