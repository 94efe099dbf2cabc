FROM debian:bookworm-slim
RUN a || true
RUN b
