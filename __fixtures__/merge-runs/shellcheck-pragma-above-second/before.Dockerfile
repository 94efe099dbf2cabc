FROM debian:bookworm-slim
RUN a
# shellcheck disable=SC2086
RUN b
