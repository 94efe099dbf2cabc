FROM debian:bookworm-slim
RUN (exit 0)
RUN b
