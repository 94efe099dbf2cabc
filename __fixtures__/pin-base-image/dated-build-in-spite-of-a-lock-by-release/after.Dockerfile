FROM debian:bookworm-20260803-slim
