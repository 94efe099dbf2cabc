FROM debian:bookworm-slim
RUN a
USER app
RUN b
