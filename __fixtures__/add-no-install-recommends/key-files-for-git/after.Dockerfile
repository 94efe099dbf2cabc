FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends git ca-certificates openssh-client
COPY id_rsa /root/.ssh/id_rsa
RUN git clone $REPOSITORY
