FROM debian:bookworm-slim
Run a
RUN b
