FROM debian:bookworm-slim
RUN --network=none a
RUN b
