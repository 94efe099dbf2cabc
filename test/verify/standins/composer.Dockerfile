# stands in for the official image of composer where no registry answers: Debian's packages, and a package to install under
# /packages
FROM debian:bookworm
RUN echo force-unsafe-io > /etc/dpkg/dpkg.cfg.d/fast \
    && apt-get update \
    && apt-get install -y --no-install-recommends composer unzip zip \
    && rm -rf /var/lib/apt/lists/*
COPY . /packages
RUN cd /packages/php && zip -q -X -D -r greet-1.2.0.zip composer.json src
ENV COMPOSER_ALLOW_SUPERUSER=1
CMD ["bash"]
