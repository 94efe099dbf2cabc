FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
RUN (set -o pipefail && a | b) \
    && c | d
