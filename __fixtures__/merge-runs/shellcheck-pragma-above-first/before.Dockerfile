FROM debian:bookworm-slim
# shellcheck disable=SC2086
RUN a
RUN b
