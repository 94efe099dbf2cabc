FROM debian:bookworm
RUN apt-get update \
    && apt-get install -y \
        # for downloads
        curl \
        # for sources
        git \
    && echo done \
    # at the edge
    && echo really
