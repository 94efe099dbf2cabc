FROM debian:12
USER app
RUN sudo apt-get update
COPY packages .
RUN sudo apt-get update && cat packages | xargs sudo apt-get install -y
