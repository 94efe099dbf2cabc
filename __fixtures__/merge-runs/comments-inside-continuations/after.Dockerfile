FROM debian:bookworm-slim
RUN a \
    # it's about b
    && b \
    # about c
    && c \
    # about "d
    && d
