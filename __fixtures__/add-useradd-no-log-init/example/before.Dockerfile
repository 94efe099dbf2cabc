FROM debian:bookworm-slim
RUN groupadd -g 1500000 app && useradd -u 1500000 -g app app
