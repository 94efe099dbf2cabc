FROM debian:bookworm-slim
RUN --mount=type=secret,id=npm npm ci \
    && npm publish
