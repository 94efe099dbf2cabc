FROM debian:bookworm-slim
RUN useradd app && usermod -aG docker app \
    && docker ps
