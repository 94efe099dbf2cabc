FROM debian:bookworm-slim
LABEL org.opencontainers.image.authors="Jane Doe,     Joe Doe"
RUN true
