FROM debian:bookworm-slim
ARG U
RUN if ! id x; then sudo useradd --no-log-init -u $U x; fi
