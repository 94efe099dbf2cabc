FROM debian:12
RUN apt-get update \
    && apt-get install -y --no-install-recommends apt-file \
    && apt-file update
CMD ["apt-file", "search", "stdio.h"]
