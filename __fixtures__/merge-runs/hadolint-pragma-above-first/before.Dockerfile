FROM debian:bookworm-slim
# hadolint ignore=DL3008
RUN a
RUN b
