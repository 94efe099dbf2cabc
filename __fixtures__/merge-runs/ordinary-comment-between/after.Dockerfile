FROM debian:bookworm-slim
RUN a \
    # about b
    && b
