FROM debian:bookworm-slim
RUN set -e; a; b
RUN c $(d; e)
