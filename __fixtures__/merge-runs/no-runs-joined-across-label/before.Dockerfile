FROM debian:bookworm-slim
RUN a
LABEL a=b
RUN b
