FROM debian:bookworm-slim
RUN a
# imgfix ignore
RUN b
