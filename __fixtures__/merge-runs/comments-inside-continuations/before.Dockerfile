FROM debian:bookworm-slim
RUN a \
    # it's about b
    && b
# about c
RUN c \
# about "d
    && d
