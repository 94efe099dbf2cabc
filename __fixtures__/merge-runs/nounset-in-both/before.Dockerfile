FROM debian:bookworm-slim
RUN set -eu; a
RUN set -eu; b $A
