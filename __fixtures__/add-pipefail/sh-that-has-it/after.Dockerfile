FROM alpine:3.20
RUN set -o pipefail && wget -qO- https://example.org/a | sh
FROM fedora:40
RUN set -o pipefail && curl -sSL https://example.org/a | bash
