FROM debian:bookworm
RUN sudo apt-get update && sudo -E apt-get install -y nano
RUN DEBIAN_FRONTEND=noninteractive apt-get install -y nano
RUN sudo DEBIAN_FRONTEND=noninteractive apt install -y nano
RUN env DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install -y nano
RUN time apt-get -y -o Dpkg::Options::="--force-confold" install -t bookworm-backports nano
