FROM debian:bookworm
RUN sudo apt-get update && sudo -E apt-get install -y --no-install-recommends nano
RUN DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends nano
RUN sudo DEBIAN_FRONTEND=noninteractive apt install -y --no-install-recommends nano
RUN env DEBIAN_FRONTEND=noninteractive /usr/bin/apt-get install -y --no-install-recommends nano
RUN time apt-get -y -o Dpkg::Options::="--force-confold" install -t bookworm-backports nano
