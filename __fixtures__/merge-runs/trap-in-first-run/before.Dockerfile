FROM debian:bookworm-slim
RUN trap 'rm -rf /tmp/x' EXIT && a
RUN b
