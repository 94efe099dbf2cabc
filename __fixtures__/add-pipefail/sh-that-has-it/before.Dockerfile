FROM alpine:3.20
RUN wget -qO- https://example.org/a.tgz | tar xz
FROM fedora:40
RUN curl -sSL https://example.org/a | bash
