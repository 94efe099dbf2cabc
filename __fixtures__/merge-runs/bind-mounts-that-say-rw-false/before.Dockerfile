FROM debian:bookworm-slim
RUN --mount=type=bind,target=/src,rw=false a
RUN --mount=type=bind,target=/src,rw=false b
