FROM debian:bookworm-slim
RUN useradd app && usermod -aG docker app
RUN docker ps
