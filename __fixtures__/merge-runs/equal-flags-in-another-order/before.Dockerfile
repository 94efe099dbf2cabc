FROM debian:bookworm-slim
RUN --network=none --mount=type=cache,target=/c a
RUN --mount=type=cache,target=/c --network=none b
