FROM debian:bookworm-slim
RUN --mount=type=secret,id=t a
RUN b
