FROM debian:bookworm
RUN if command -v sudo; then sudo apt-get update; sudo apt-get install -y nano; fi
