FROM debian:bookworm-slim

# build tools
RUN apt-get update \
    && apt-get install -y \
        build-essential \
        curl \
    # the sources go once they are built
    && (cd /tmp && make install) \
    && { rm -rf /tmp/src || true; }
CMD ["app"]
