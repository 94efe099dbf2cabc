FROM debian:bookworm-slim
RUN a
RUN trap 'rm -rf /tmp/x' EXIT && b
