FROM debian:12
USER app
RUN sudo apt-get update
COPY packages .
RUN cat packages | xargs sudo apt-get install -y
