FROM debian:bookworm-slim
RUN --mount=type=bind,target=/src,rw a
RUN --mount=type=bind,target=/src,rw b
