FROM debian:bookworm-slim
RUN eval "$SETUP"
RUN b
