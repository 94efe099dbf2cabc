FROM debian:bookworm
RUN apt-get update && apt-get install -y --no-install-recommends gcc-12 gcc-aarch64-linux-gnu gcc-arm-none-eabi libc6-dev libc6-dev-arm64-cross libnewlib-arm-none-eabi
