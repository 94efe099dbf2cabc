FROM debian:bookworm-slim
LABEL org.opencontainers.image.authors="Jane"
LABEL org.opencontainers.image.authors="Joe"
