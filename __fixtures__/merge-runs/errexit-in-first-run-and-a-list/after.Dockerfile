FROM debian:bookworm-slim
RUN set -ex; a; b; \
    c && d
