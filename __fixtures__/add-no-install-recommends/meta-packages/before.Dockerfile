FROM debian:bookworm
RUN apt-get update && apt-get install -y r-base
RUN apt-get install -y texlive-full
RUN apt-get install -y xfce4 nano
RUN apt-get install -y docker.io
