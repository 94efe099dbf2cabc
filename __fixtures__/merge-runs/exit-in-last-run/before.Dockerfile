FROM debian:bookworm-slim
RUN a
RUN b || exit 0
