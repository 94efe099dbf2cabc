FROM debian:bookworm-slim
RUN groupadd -g 1500000 app && useradd --no-log-init -u 1500000 -g app app
