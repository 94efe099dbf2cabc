FROM debian:bookworm-slim
# hadolint ignore=DL3059
RUN a
RUN b \
    && c
