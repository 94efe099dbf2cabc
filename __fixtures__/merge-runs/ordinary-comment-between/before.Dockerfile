FROM debian:bookworm-slim
RUN a
# about b
RUN b
