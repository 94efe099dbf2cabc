FROM debian:bookworm-slim
RUN --mount=type=tmpfs,target=/tmp a
RUN --mount=type=tmpfs,target=/tmp b
