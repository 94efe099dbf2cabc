FROM debian:bookworm-slim
RUN ulimit -n 1024 && a
RUN b
