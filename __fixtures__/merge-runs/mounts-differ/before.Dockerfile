FROM debian:bookworm-slim
RUN --mount=type=cache,target=/a a
RUN --mount=type=cache,target=/b b
