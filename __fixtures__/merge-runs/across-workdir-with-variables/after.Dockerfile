FROM debian:bookworm
ENV SOURCE=/usr/src/app
ARG VERSION=1.0
RUN curl -o /tmp/a.tgz https://example.org/a.tgz \
    && mkdir -p "$SOURCE/${VERSION}" && cd "$SOURCE/${VERSION}" \
    && tar -xf /tmp/a.tgz && make install \
    # no longer needed
    && mkdir -p '/opt/my app' && cd '/opt/my app' \
    && rm /tmp/a.tgz
WORKDIR "/opt/my app"
CMD ["app"]
