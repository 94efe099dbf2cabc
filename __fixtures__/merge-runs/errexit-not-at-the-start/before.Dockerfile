FROM debian:bookworm-slim
RUN a; set -e; b
RUN c
