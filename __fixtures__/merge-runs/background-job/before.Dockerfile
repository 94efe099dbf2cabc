FROM debian:bookworm-slim
RUN redis-server & sleep 1
RUN b
