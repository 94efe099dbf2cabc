FROM debian:bookworm-slim
RUN --mount=type=bind,source=.,target=/src a \
    && b
