FROM debian:bookworm-slim
RUN a || exit 0
RUN b
