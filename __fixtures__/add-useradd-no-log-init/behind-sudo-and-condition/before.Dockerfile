FROM debian:bookworm-slim
ARG U
RUN if ! id x; then sudo useradd -u $U x; fi
