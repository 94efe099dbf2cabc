FROM debian:bookworm-slim
RUN a # comment
RUN b
