FROM debian:bookworm-slim
RUN set -eu; a
RUN b $A
