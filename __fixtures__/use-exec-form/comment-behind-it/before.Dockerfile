FROM debian:bookworm-slim
ENTRYPOINT sleep 10 # until somebody asks
