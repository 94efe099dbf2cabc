FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN set -eo pipefail; a
RUN b | c
