FROM debian:bookworm-slim
RUN apt-get update \
    # what the build needs
    #   (and nothing else)
    # indented
    && apt-get install -y gcc
CMD ["app"]
