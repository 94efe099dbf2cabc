FROM debian:bookworm-slim
RUN --mount=type=ssh ssh-add -l \
    && git fetch
