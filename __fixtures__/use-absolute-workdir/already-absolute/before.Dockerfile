FROM debian:bookworm-slim
WORKDIR /app
WORKDIR "/b c"
