FROM debian:bookworm
RUN apt-get update && apt-get install -y git
COPY id_rsa /root/.ssh/id_rsa
RUN git clone $REPOSITORY
