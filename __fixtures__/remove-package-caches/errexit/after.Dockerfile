FROM debian:bookworm
RUN set -ex; \
    apt-get update; \
    apt-get install -y nano; \
    ls; \
    rm -rf /var/lib/apt/lists/*
RUN set -eux && apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
RUN set -e; apt-get update; for one in nano vim; do apt-get install -y $one; done; \
    rm -rf /var/lib/apt/lists/*
RUN set -e; apt-get update; (cd /tmp && apt-get install -y nano); \
    rm -rf /var/lib/apt/lists/*
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
RUN apt-get update; apt-get install -y nano; \
    rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y nano | tee /log \
    && rm -rf /var/lib/apt/lists/*
