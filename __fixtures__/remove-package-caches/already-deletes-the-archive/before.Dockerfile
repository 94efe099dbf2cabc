FROM debian:bookworm AS build
RUN curl -o /tmp/a.tgz https://example.org/a.tgz && tar xf /tmp/a.tgz -C /opt && rm /tmp/a.tgz
RUN curl -o /tmp/b.tgz https://example.org/b.tgz && tar xf /tmp/b.tgz -C /opt && rm -rf /tmp/*
RUN curl -o /tmp/c.tgz https://example.org/c.tgz && tar xf /tmp/c.tgz -C /opt
RUN curl -o /tmp/d.tgz https://example.org/d.tgz
RUN --mount=type=tmpfs,target=/tmp curl -o /tmp/e.tgz https://example.org/e.tgz && tar xf /tmp/e.tgz -C /opt
RUN if [ -n "$X" ]; then curl -o /tmp/f.tgz https://example.org/f.tgz && tar xf /tmp/f.tgz -C /opt; fi
FROM debian:bookworm
COPY --from=build /tmp/c.tgz /
