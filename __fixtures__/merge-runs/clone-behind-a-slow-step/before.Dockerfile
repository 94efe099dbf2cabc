FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y git
RUN git clone https://example.org/a.git
