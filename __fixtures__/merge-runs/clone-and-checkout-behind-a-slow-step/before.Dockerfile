FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y git
RUN git clone https://example.org/a.git && git -C a checkout 1f2e3d
