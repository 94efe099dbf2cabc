FROM debian:bookworm-slim
SHELL ["/bin/bash", "-c"]
ENV BASH_ENV=/root/.bashrc
RUN nvm install 20
RUN nvm use 20
