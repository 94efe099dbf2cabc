FROM debian:12
USER app
RUN sudo apt-get update && cat packages | xargs sudo -E apt-get install -y
