FROM debian:bookworm-slim
RUN --network=none --mount=type=cache,target=/c a \
    && b
