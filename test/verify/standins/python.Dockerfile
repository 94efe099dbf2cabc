# stands in for the official image of python where no registry answers: Debian's packages
FROM debian:bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends python3 python3-pip \
    && ln -s python3 /usr/bin/python \
    && rm -rf /var/lib/apt/lists/* /usr/lib/python3*/EXTERNALLY-MANAGED
ENV PYTHON_VERSION=3
CMD ["python3"]
