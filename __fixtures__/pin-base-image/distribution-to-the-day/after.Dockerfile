FROM debian:bookworm-20260803-slim
RUN apt-get update
