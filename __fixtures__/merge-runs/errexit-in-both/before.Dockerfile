FROM debian:bookworm-slim
RUN set -ex; a; b
RUN set -ex; c; d
