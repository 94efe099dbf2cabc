FROM debian:bookworm
ENV SOURCE=/usr/src/app
ARG VERSION=1.0
RUN curl -o /tmp/a.tgz https://example.org/a.tgz
WORKDIR $SOURCE/${VERSION}
RUN tar -xf /tmp/a.tgz && make install
# no longer needed
WORKDIR "/opt/my app"
RUN rm /tmp/a.tgz
CMD ["app"]
