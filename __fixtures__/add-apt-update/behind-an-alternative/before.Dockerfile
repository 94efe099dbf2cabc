FROM debian:bookworm
RUN which nano || apt-get install -y nano
RUN ! apt-get install -y nano
