FROM debian:bookworm
RUN apt-get update && apt-get install -y gcc-12 gcc-aarch64-linux-gnu gcc-arm-none-eabi
