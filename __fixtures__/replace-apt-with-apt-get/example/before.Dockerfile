FROM debian:bookworm-slim
RUN apt update && apt install -y curl && apt clean
