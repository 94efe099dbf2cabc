FROM debian:bookworm-slim
RUN a || exit 1
RUN b
