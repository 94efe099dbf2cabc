FROM debian:bookworm
RUN set -ex; \
    apt-get update; \
    apt-get install -y nano; \
    ls
RUN set -eux && apt-get update && apt-get install -y nano
RUN set -e; apt-get update; for one in nano vim; do apt-get install -y $one; done
RUN set -e; apt-get update; (cd /tmp && apt-get install -y nano)
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update && apt-get install -y nano
RUN apt-get update; apt-get install -y nano
RUN apt-get update && apt-get install -y nano | tee /log
