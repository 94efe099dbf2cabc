FROM debian:bookworm-slim
RUN set -eu; a; \
    set -eu; b $A
