FROM debian:bookworm-slim
RUN --mount=target=/src,readwrite=1 a
RUN --mount=target=/src,readwrite=1 b
