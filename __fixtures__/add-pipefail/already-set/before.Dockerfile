FROM alpine:3.20
RUN set -euo pipefail; curl -s https://example.org/a | sh
SHELL ["/bin/ash", "-o", "pipefail", "-c"]
RUN curl -s https://example.org/a | sh
