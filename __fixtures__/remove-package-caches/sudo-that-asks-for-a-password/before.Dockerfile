FROM debian:12
USER app
RUN echo secret | sudo -S apt-get update && echo secret | sudo -S apt-get install -y git
