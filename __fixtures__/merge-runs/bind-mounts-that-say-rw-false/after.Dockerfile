FROM debian:bookworm-slim
RUN --mount=type=bind,target=/src,rw=false a \
    && b
