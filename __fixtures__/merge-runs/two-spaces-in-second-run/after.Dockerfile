FROM debian:bookworm-slim
RUN a \
    && b \
    && c \
    && d \
    # about e
    && e
