FROM debian:bookworm-slim
RUN --mount=type=ssh ssh-add -l
RUN --mount=type=ssh git fetch
