FROM debian:bookworm-slim
RUN --mount=type=bind,source=.,target=/src a
RUN --mount=type=bind,source=.,target=/src b
