FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y git
RUN git clone --branch v1.2 https://example.org/a.git
