FROM debian:bookworm-slim
RUN (npm install -g npm) \
    && npm ls | cat
