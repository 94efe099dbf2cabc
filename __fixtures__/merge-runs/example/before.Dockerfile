FROM debian:bookworm-slim

# build tools
RUN apt-get update
RUN apt-get install -y \
    build-essential \
    curl

# the sources go once they are built
RUN cd /tmp && make install
RUN rm -rf /tmp/src || true
CMD ["app"]
