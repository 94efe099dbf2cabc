FROM debian:bookworm-slim
RUN a
WORKDIR /app
RUN b
