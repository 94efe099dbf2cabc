FROM debian:bookworm
RUN apt-get update
RUN apt-get install -y \
    # for downloads
    curl \
    # for sources
    git
RUN echo done \
# at the edge
    && echo really
