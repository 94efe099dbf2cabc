FROM debian:bookworm
RUN sudo apt-get update && sudo -E apt-get install -y nano
RUN sudo sh -c "apt-get update && apt-get install -y nano"
