FROM debian:bookworm-slim
RUN \
    a
RUN \
    b
