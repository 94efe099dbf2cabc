FROM debian:bookworm-slim
USER app
RUN sudo usermod -aG docker app
RUN docker ps
