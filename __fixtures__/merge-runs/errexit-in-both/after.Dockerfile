FROM debian:bookworm-slim
RUN set -ex; a; b; \
    set -ex; c; d
