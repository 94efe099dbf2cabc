FROM debian:bookworm-slim
RUN set -eu; a
RUN set -e; b $A; c
