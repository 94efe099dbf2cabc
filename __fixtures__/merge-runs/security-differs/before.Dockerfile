FROM debian:bookworm-slim
RUN --security=insecure a
RUN b
