FROM debian:bookworm-slim
RUN ! a \
    && b
