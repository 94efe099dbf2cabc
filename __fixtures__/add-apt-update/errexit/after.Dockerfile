FROM debian:bookworm
RUN set -ex; \
    mkdir /data; \
    apt-get update; \
    apt-get install -y nano; \
    rm -r /data
RUN set -eux && apt-get update && apt-get install -y nano
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update && apt-get install -y nano
RUN if [ -d /x ]; then apt-get update; apt-get install -y nano; fi
RUN for one in nano vim; do apt-get update; apt-get install -y $one; done; true
