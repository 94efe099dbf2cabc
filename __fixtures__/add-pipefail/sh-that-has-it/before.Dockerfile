FROM alpine:3.20
RUN wget -qO- https://example.org/a | sh
FROM fedora:40
RUN curl -sSL https://example.org/a | bash
