FROM debian:bookworm-slim
RUN set -e; if a; then b; fi
RUN c
