FROM debian:bookworm-slim
ENV BASH_ENV=/root/.bashrc
RUN a \
    && b
